//! What the pages are made of.

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place};
use super::raw;

pub fn documents() -> Vec<Operation> {
    let asset = Operation::new("GET /assets/{file}")
        .at("file", "icon.svg", Kind::File)
        .row(Place::Path, "file", "unknown", raw("unknown.js"), Expected::Refused(404))
        .row(Place::Path, "file", "a page", raw("index.html"), Expected::Refused(404));
    vec![asset.may_head("If-None-Match", "\"another\"", Kind::Tags).may_head("If-Match", "*", Kind::Tags)]
}
