//! The table against the OpenAPI document: no value without rows, no rows
//! without a value.

use std::collections::BTreeSet;

use serde_json::Value;

use super::cases::operations;
use super::row::{Operation, Place};
use crate::support::sets::assert_same;

/// An operation, a place and a name, such as `POST /mutes body reason`.
type Slot = (String, Place, String);

fn document() -> Value {
    serde_json::from_str(include_str!("../../openapi.json")).unwrap()
}

/// What a `$ref` points to, or the schema itself.
fn resolved<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    match schema["$ref"].as_str() {
        Some(reference) => resolved(document, document.pointer(reference.trim_start_matches('#')).unwrap()),
        None => schema,
    }
}

/// The operations of the document with their names as in the table.
fn documented(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, operations)| {
        operations.as_object().unwrap().iter().map(move |(method, operation)| {
            assert!(operation.is_object() && method != "parameters", "{path} has parameters of its own");
            (format!("{} {path}", method.to_uppercase()), operation)
        })
    });
    operations.collect()
}

fn place(parameter: &Value) -> Place {
    match parameter["in"].as_str().unwrap() {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        other => panic!("no rows for parameters in {other}"),
    }
}

fn body_schema<'d>(document: &'d Value, operation: &'d Value) -> Option<&'d Value> {
    let body = resolved(document, operation.get("requestBody")?);
    Some(resolved(document, &body["content"]["application/json"]["schema"])).filter(|schema| !schema.is_null())
}

/// A property that may be null: the schema that it is else.
fn or_null<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    let mut others = schema["oneOf"].as_array().into_iter().flatten().filter(|other| other["type"] != "null");
    resolved(document, others.next_back().unwrap_or(schema))
}

/// Every property in a schema, nested ones as `a.b` and `a[0]`, and whether it
/// may be left out; an element of a list is none that could be.
fn fields(document: &Value, schema: &Value, within: &str) -> Vec<(String, Option<bool>)> {
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>();
    let mut found = Vec::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let (field, property) = (format!("{within}{name}"), or_null(document, property));
        found.push((field.clone(), Some(!required.contains(&name.as_str()))));
        found.extend(fields(document, property, &format!("{field}.")));
        if let Some(items) = property.get("items") {
            found.push((format!("{field}[0]"), None));
            found.extend(fields(document, or_null(document, items), &format!("{field}[0].")));
        }
    }
    found
}

/// Every parameter, every field of a body, and each body as a whole.
fn documented_slots() -> BTreeSet<Slot> {
    let document = document();
    let mut slots = BTreeSet::new();
    for (name, operation) in documented(&document) {
        if WITHOUT_ROWS.contains(&&*name) {
            continue;
        }
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let parameter = resolved(&document, parameter);
            if NEVER_WRONG.iter().any(|name| parameter["name"] == *name) {
                continue;
            }
            slots.insert((name.clone(), place(parameter), parameter["name"].as_str().unwrap().to_owned()));
        }
        let Some(schema) = body_schema(&document, operation) else { continue };
        slots.insert((name.clone(), Place::Body, "body".to_owned()));
        for (field, _) in fields(&document, schema, "") {
            slots.insert((name.clone(), Place::Body, field));
        }
    }
    slots
}

fn slots_of(operation: &Operation) -> impl Iterator<Item = Slot> {
    operation.rows.iter().map(|row| (operation.name.to_owned(), row.place, row.field.to_owned()))
}

#[test]
fn every_field_path_and_query_parameter_of_the_document_has_rows() {
    assert_same("the table's fields and parameters", operations().iter().flat_map(slots_of), documented_slots());
}

/// The headers in which anything is taken: what is no id is passed over, and so is a
/// form that there is none of.
const NEVER_WRONG: [&str; 3] = ["X-Request-Id", "Accept", "Accept-Encoding"];

/// Operations without rows: those of the documents take nothing that could be
/// wrong, and the webhook takes a raw body that is refused for its signature before anything
/// in it is read, so no field of it can be named; see `webhook_junk.rs`.
const WITHOUT_ROWS: [&str; 8] = [
    "GET /",
    "GET /console",
    "GET /demo",
    "GET /reference",
    "GET /health",
    "HEAD /health",
    "GET /openapi.json",
    "POST /livekit-webhook",
];

#[test]
fn every_operation_of_the_document_is_in_the_table() {
    let table = operations().into_iter().map(|operation| operation.name.to_owned());
    let document = document();
    let mut documented = documented(&document).into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>();
    for name in WITHOUT_ROWS {
        assert!(documented.remove(name), "{name} is not in openapi.json");
    }
    assert_same("the table's operations", table, documented);
}

#[test]
fn every_value_is_tried_wrong() {
    let wrong = |operation: &Operation| {
        let rows = operation.rows.iter().filter(|row| !row.is_taken());
        let slots = rows.map(|row| (operation.name.to_owned(), row.place, row.field.to_owned()));
        slots.collect::<Vec<_>>()
    };
    let wrong = operations().iter().flat_map(wrong).collect::<BTreeSet<_>>();
    let never = documented_slots().into_iter().filter(|slot| !wrong.contains(slot)).collect::<Vec<_>>();
    assert!(never.is_empty(), "never tried wrong: {never:#?}");
}

#[test]
fn every_field_is_tried_missing_and_null_and_refused_exactly_where_it_is_required() {
    let (document, operations) = (document(), operations());
    for (name, operation) in documented(&document) {
        let Some(schema) = body_schema(&document, operation) else { continue };
        let table = operations.iter().find(|operation| operation.name == name).unwrap();
        for (field, may_be_missing) in fields(&document, schema, "") {
            let Some(may_be_missing) = may_be_missing else { continue };
            for wrong in ["missing", "null"] {
                let row = table.rows.iter().find(|row| row.field == field && row.wrong == wrong);
                let row = row.unwrap_or_else(|| panic!("{name}: no row with {field} {wrong}"));
                assert_eq!(row.is_taken(), may_be_missing, "{name}: {field} {wrong}");
            }
        }
    }
}
