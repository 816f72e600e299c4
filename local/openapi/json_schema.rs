//! What utoipa has no word for, or too many.

use serde_json::{Map, Value, json};
use shared::http::schema::KEYWORD;

/// Puts the schemas of the document in the words of JSON Schema, as few as do.
pub fn put_plainly(document: &mut Value) {
    walk(document, &mut name_keywords);
    walk(document, &mut merge_words);
    walk(document, &mut be_or_be_null);
    walk(document, &mut never_null_in_a_url);
    walk(document, &mut left_out_or_whole);
    for (schema, rule) in rules() {
        let schema = document.pointer_mut(&format!("/components/schemas/{schema}"));
        if let (Some(Value::Object(schema)), Value::Object(rule)) = (schema, rule) {
            schema.extend(rule);
        }
    }
}

/// Rules between the members of an object.
fn rules() -> [(&'static str, Value); 2] {
    let holds = |name: &str, schema: Value| json!({ "required": [name], "properties": { name: schema } });
    let visible = json!({ "type": "string", "pattern": r"\S" });
    [
        ("NewChatMessage", json!({ "anyOf": [holds("text", visible.clone()), holds("media", visible)] })),
        // What nobody knows is ignored beside a change, and refused alone.
        (
            "ChatMessagePatch",
            json!({ "anyOf": [holds("seen", json!({ "type": "boolean" })), { "additionalProperties": false, "properties": { "seen": {} } }] }),
        ),
    ]
}

fn walk(value: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            object.values_mut().for_each(|value| walk(value, change));
            change(object);
        }
        Value::Array(values) => values.iter_mut().for_each(|value| walk(value, change)),
        _ => {}
    }
}

/// `x-json-schema-not` is `not`.
fn name_keywords(object: &mut Map<String, Value>) {
    let keywords = object.keys().filter_map(|name| name.strip_prefix(KEYWORD)).map(str::to_owned);
    for keyword in keywords.collect::<Vec<_>>() {
        if let Some(value) = object.shift_remove(&format!("{KEYWORD}{keyword}")) {
            object.insert(keyword, value);
        }
    }
}

/// A schema, and beside it what is said of this place, are one.
fn merge_words(object: &mut Map<String, Value>) {
    let Some([Value::Object(schema), Value::Object(words)]) =
        object.get("allOf").and_then(Value::as_array).map(Vec::as_slice)
    else {
        return;
    };
    let are_words = words.keys().all(|name| matches!(name.as_str(), "type" | "description" | "default" | "examples"));
    if are_words && !schema.contains_key("$ref") {
        let mut merged = schema.clone();
        merged.extend(words.clone().into_iter().filter(|(name, _)| name != "type"));
        *object = merged;
    }
}

/// One of a plain type and null is that type or null.
fn be_or_be_null(object: &mut Map<String, Value>) {
    let options = object.get("oneOf").and_then(Value::as_array).map(Vec::as_slice);
    let schema = match options {
        Some([schema, null]) | Some([null, schema]) if is_null(null) => schema,
        _ => return,
    };
    let (Some(schema), Some(Value::String(kind))) = (schema.as_object(), schema.get("type")) else { return };
    let mut merged = schema.clone();
    merged.insert("type".to_owned(), json!([kind, "null"]));
    object.shift_remove("oneOf");
    merged.extend(std::mem::take(object));
    *object = merged;
}

/// A body may be left out, which null is not.
fn left_out_or_whole(object: &mut Map<String, Value>) {
    let Some(content) = object.get_mut("requestBody").and_then(|body| body.get_mut("content")) else { return };
    for content in content.as_object_mut().into_iter().flat_map(|content| content.values_mut()) {
        let options = content.pointer("/schema/oneOf").and_then(Value::as_array);
        let body = options.and_then(|options| options.iter().find(|option| !is_null(option))).cloned();
        if let (Some(schema), Some(body)) = (content.get_mut("schema"), body) {
            *schema = body;
        }
    }
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "null")
}

/// A path, a query and a header have no null: it is a text of four letters there.
fn never_null_in_a_url(object: &mut Map<String, Value>) {
    if !object.contains_key("in") {
        return;
    }
    let Some(kind) = object.get_mut("schema").and_then(|schema| schema.get_mut("type")) else { return };
    let Some([one, null]) = kind.as_array().map(Vec::as_slice) else { return };
    if null == "null" {
        *kind = one.clone();
    }
}
