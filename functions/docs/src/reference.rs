//! The reference page, written from the OpenAPI document.

#![expect(clippy::indexing_slicing, reason = "a JSON value answers null where it has nothing")]

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value};

const STYLE: &str = include_str!("reference.css");
const METHODS: [&str; 6] = ["get", "head", "post", "put", "patch", "delete"];

/// One operation of the document.
struct Operation<'d> {
    method: &'d str,
    path: &'d str,
    tag: &'d str,
    value: &'d Value,
}

impl Operation<'_> {
    fn anchor(&self) -> String {
        let path = self.path.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        format!("{}{path}", self.method)
    }

    fn summary(&self) -> &str {
        text(self.value, "summary")
    }
}

/// The whole page.
pub fn reference(document: &Value) -> Markup {
    let operations = operations_of(document);
    let tags = document["tags"].as_array().map(Vec::as_slice).unwrap_or_default();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (text(&document["info"], "title")) " reference" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                nav {
                    strong { (text(&document["info"], "title")) " " (text(&document["info"], "version")) }
                    @for tag in tags {
                        h2 { (text(tag, "name")) }
                        @for operation in of_tag(&operations, tag) {
                            a href={ "#" (operation.anchor()) } { (operation.summary()) }
                        }
                    }
                }
                main {
                    h1 { (text(&document["info"], "title")) }
                    (paragraphs(text(&document["info"], "description")))
                    p { "The same for machines: " a href="/openapi.json" { "/openapi.json" } "." }
                    @for tag in tags {
                        h2 { (text(tag, "name")) }
                        (paragraphs(text(tag, "description")))
                        @for operation in of_tag(&operations, tag) { (section(document, operation)) }
                    }
                }
            }
        }
    }
}

fn operations_of(document: &Value) -> Vec<Operation<'_>> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for method in METHODS {
            let Some(value) = item.get(method) else { continue };
            operations.push(Operation { method, path, tag: value["tags"][0].as_str().unwrap_or_default(), value });
        }
    }
    operations
}

fn of_tag<'o, 'd>(operations: &'o [Operation<'d>], tag: &'o Value) -> impl Iterator<Item = &'o Operation<'d>> {
    operations.iter().filter(move |operation| operation.tag == text(tag, "name"))
}

fn section(document: &Value, operation: &Operation<'_>) -> Markup {
    let parameters = operation.value["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
    let body = operation.value["requestBody"]["content"].as_object().and_then(|content| content.values().next());
    let body = body.map_or(&Value::Null, |content| &content["schema"]);
    html! {
        section.operation id=(operation.anchor()) {
            h3 { (operation.summary()) }
            div.route {
                span class={ "method " (operation.method) } { (operation.method.to_uppercase()) }
                code { (operation.path) }
            }
            (paragraphs(text(operation.value, "description")))
            @if !parameters.is_empty() {
                h4 { "Parameters" }
                table {
                    tr { th { "Name" } th { "In" } th { "Type" } th { "Meaning" } }
                    @for parameter in parameters { (parameter_row(resolved(document, parameter).unwrap_or(parameter))) }
                }
            }
            @if let Some(schema) = resolved(document, body) {
                h4 { "Body" (required(operation.value["requestBody"]["required"] == true)) }
                (fields(document, schema))
                pre { (pretty(&example(document, schema))) }
            }
            h4 { "Answers" }
            table {
                @for (status, response) in operation.value["responses"].as_object().into_iter().flatten() {
                    tr {
                        td { code { (status) } }
                        td {
                            (prose(text(response, "description")))
                            @for (name, header) in response["headers"].as_object().into_iter().flatten() {
                                @if header["$ref"].is_null() {
                                    br; code { (name) } ": " (prose(text(header, "description")))
                                }
                            }
                        }
                    }
                }
            }
            @for status in ["200", "201"] {
                @if let Some(example) = success(document, operation, status) { pre { (pretty(&example)) } }
            }
        }
    }
}

/// What a success looks like: the response's own example, or that of its schema.
fn success(document: &Value, operation: &Operation<'_>, status: &str) -> Option<Value> {
    let content = &operation.value["responses"][status]["content"]["application/json"];
    let schema = resolved(document, &content["schema"])?;
    Some(content.get("example").cloned().unwrap_or_else(|| example(document, schema)))
}

fn parameter_row(parameter: &Value) -> Markup {
    html! {
        tr {
            td { code { (text(parameter, "name")) } (required(parameter["required"] == true)) }
            td { (text(parameter, "in")) }
            td { (kind(&parameter["schema"])) }
            td { (prose(text(parameter, "description"))) }
        }
    }
}

fn fields(document: &Value, schema: &Value) -> Markup {
    let needed = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    html! {
        table {
            tr { th { "Field" } th { "Type" } th { "Meaning" } }
            @for (name, field) in schema["properties"].as_object().into_iter().flatten() {
                @let schema = resolved(document, field).unwrap_or(field);
                tr {
                    td { code { (name) } (required(needed.iter().any(|needed| needed == name))) }
                    td { (kind(schema)) }
                    td { (prose(&meaning(document, field))) }
                }
            }
        }
    }
}

/// What a field means in its place, and what its type does.
fn meaning(document: &Value, field: &Value) -> String {
    let [place, schema] = [target(field), resolved(document, field).unwrap_or(field)].map(|of| text(of, "description"));
    if place == schema { place.to_owned() } else { format!("{place} {schema}").trim().to_owned() }
}

fn required(is_required: bool) -> Markup {
    html! { @if is_required { " " span.required { "required" } } }
}

fn kind(schema: &Value) -> String {
    let kind = match &schema["type"] {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => {
            kinds.iter().filter_map(Value::as_str).filter(|k| *k != "null").collect::<Vec<_>>().join(" or ")
        }
        _ => "any".to_owned(),
    };
    let range = match (&schema["minLength"], &schema["maxLength"], &schema["minimum"], &schema["maximum"]) {
        (Value::Number(least), Value::Number(most), ..) => format!(", {least}–{most} characters"),
        (_, Value::Number(most), ..) => format!(", at most {most} characters"),
        (_, _, Value::Number(least), Value::Number(most)) => format!(", {least}–{most}"),
        _ => String::new(),
    };
    let written = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let choices = schema["enum"].as_array().map(|values| values.iter().map(written).collect::<Vec<_>>());
    let choices = choices.map(|values| format!(": {}", values.join(", "))).unwrap_or_default();
    let default = match &schema["default"] {
        Value::Null => String::new(),
        default => format!(", default {}", written(default)),
    };
    format!("{kind}{range}{choices}{default}")
}

/// Of a schema or null the schema, of several the first.
fn target(schema: &Value) -> &Value {
    let options = schema["oneOf"].as_array().or(schema["anyOf"].as_array()).filter(|_| schema["type"].is_null());
    options.into_iter().flatten().find(|option| option["type"] != "null").unwrap_or(schema)
}

/// The schema, or the one it refers to; none if there is none.
fn resolved<'d>(document: &'d Value, schema: &'d Value) -> Option<&'d Value> {
    let schema = target(schema);
    match schema["$ref"].as_str() {
        Some(reference) => document.pointer(reference.strip_prefix('#')?),
        None => Some(schema).filter(|schema| schema.is_object()),
    }
}

/// A value that the schema's own examples make up.
fn example(document: &Value, schema: &Value) -> Value {
    let Some(schema) = resolved(document, schema) else { return Value::Null };
    if let Some(example) = schema.get("example").or_else(|| schema["examples"].get(0)) {
        return example.clone();
    }
    if let Some(properties) = schema["properties"].as_object() {
        let needed = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
        let fields = properties.iter().map(|(name, field)| (name, example(document, field)));
        // An optional field without an example is left out, as answers leave it out.
        let shown = fields.filter(|(name, value)| !value.is_null() || needed.iter().any(|needed| needed == *name));
        return Value::Object(shown.map(|(name, value)| (name.clone(), value)).collect());
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.first().cloned().unwrap_or_default(),
        kind => kind.clone(),
    };
    match kinds.as_str() {
        Some("array") => Value::Array(vec![example(document, &schema["items"])]),
        Some("boolean") => Value::Bool(true),
        Some("object") => Value::Object(Map::new()),
        _ => Value::Null,
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn paragraphs(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) { p { (prose(paragraph)) } } }
}

/// Text in which what stands between backticks is code.
fn prose(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}
