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
    refer_to_named(document);
}

/// A schema with a name, of which nothing but copies is used, is used by its name.
fn refer_to_named(document: &mut Value) {
    let named = document.pointer("/components/schemas").and_then(Value::as_object).cloned().unwrap_or_default();
    let said = document.to_string();
    for (name, schema) in named {
        let reference = format!("#/components/schemas/{name}");
        if !said.contains(&format!("\"{reference}\"")) {
            replace(document, &schema, &json!({ "$ref": reference }));
            let definition = document.pointer_mut("/components/schemas").and_then(|schemas| schemas.get_mut(&name));
            definition.into_iter().for_each(|definition| *definition = schema.clone());
        }
    }
}

fn replace(value: &mut Value, one: &Value, other: &Value) {
    if value == one {
        *value = other.clone();
        return;
    }
    match value {
        Value::Object(object) => object.values_mut().for_each(|value| replace(value, one, other)),
        Value::Array(values) => values.iter_mut().for_each(|value| replace(value, one, other)),
        _ => {}
    }
}

/// Rules between the members of an object.
fn rules() -> [(&'static str, Value); 3] {
    let visible = || json!({ "type": "string", "pattern": r"\S" });
    let message = [("seen", json!({ "type": "boolean" })), ("text", visible()), ("media", visible())];
    // Null takes a time away, and a blank one is none.
    let time = || json!({ "type": ["string", "null"], "pattern": r"\S" });
    let about = json!({ "type": "string" });
    let room = [("name", visible()), ("about", about), ("startTime", time()), ("endTime", time())];
    [
        ("NewChatMessage", json!({ "anyOf": [holds("text", visible()), holds("media", visible())] })),
        ("ChatMessagePatch", changes(&message)),
        ("RoomUpdate", changes(&room)),
    ]
}

fn holds(name: &str, schema: Value) -> Value {
    json!({ "required": [name], "properties": { name: schema } })
}

/// What nobody knows is ignored beside a change, and refused alone.
fn changes(fields: &[(&str, Value)]) -> Value {
    let known = fields.iter().map(|(name, _)| ((*name).to_owned(), json!({}))).collect::<Map<_, _>>();
    let none = json!({ "additionalProperties": false, "properties": known });
    let some = fields.iter().map(|(name, schema)| holds(name, schema.clone()));
    json!({ "anyOf": some.chain([none]).collect::<Vec<_>>() })
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
    let Some(schema) = object.get_mut("schema") else { return };
    let options = schema.get("anyOf").and_then(Value::as_array).map_or(0, Vec::len);
    let places = (0..options).map(|option| format!("/anyOf/{option}/type")).chain(["/type".to_owned()]);
    for place in places {
        let Some(kind) = schema.pointer_mut(&place) else { continue };
        if let Some([one, null]) = kind.as_array().map(Vec::as_slice)
            && null == "null"
        {
            *kind = one.clone();
        }
    }
}
