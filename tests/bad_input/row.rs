//! One row of the table: a valid request with one thing wrong in it, and what
//! it is answered.

use serde_json::Value;

/// Where a value stands in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Path,
    Query,
    Header,
    Body,
}

/// What is sent in place of the valid value.
#[derive(Debug, Clone)]
pub enum Sent {
    /// The value is left out.
    Nothing,
    /// A value in the body.
    Json(Value),
    /// A value in the path, the query or a header, as it goes out.
    Raw(String),
    /// The query parameter twice.
    Twice,
    /// Another body as a whole, and its content type.
    Whole(Vec<u8>, Option<&'static str>),
}

/// What a row is answered.
#[derive(Debug, Clone)]
pub enum Expected {
    /// 400 that names the field, and the rule if the table knows its words.
    Named(Option<&'static str>),
    /// Another 4xx of ours.
    Refused(u16),
    /// API Gateway's own answer: such a request reaches no function.
    Gateway(u16),
    /// It is no fault.
    Taken,
}

/// A row of the table.
#[derive(Debug, Clone)]
pub struct Row {
    pub place: Place,
    pub field: &'static str,
    pub wrong: String,
    pub sent: Sent,
    pub expected: Expected,
}

impl Row {
    pub fn is_taken(&self) -> bool {
        matches!(self.expected, Expected::Taken)
    }
}

/// An operation of the API: its valid request, and its rows.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The method and path, as in the document.
    pub name: &'static str,
    /// The valid values of path, query and headers.
    pub values: Vec<(Place, &'static str, &'static str)>,
    /// The valid body, with all fields in it.
    pub body: Option<Value>,
    pub rows: Vec<Row>,
}

impl Operation {
    pub fn new(name: &'static str) -> Self {
        Self { name, values: Vec::new(), body: None, rows: Vec::new() }
    }

    pub fn method(&self) -> &'static str {
        self.name.split_once(' ').unwrap().0
    }

    pub fn path(&self) -> &'static str {
        self.name.split_once(' ').unwrap().1
    }

    /// Another row.
    pub fn row(mut self, place: Place, field: &'static str, wrong: &str, sent: Sent, expected: Expected) -> Self {
        self.rows.push(Row { place, field, wrong: wrong.to_owned(), sent, expected });
        self
    }

    /// A value of a body's field that is refused by the field's name.
    pub fn refuses(self, field: &'static str, wrong: &str, value: Value) -> Self {
        self.row(Place::Body, field, wrong, Sent::Json(value), Expected::Named(None))
    }

    /// A value of a body's field that is no fault.
    pub fn takes(self, field: &'static str, what: &str, value: Value) -> Self {
        self.row(Place::Body, field, what, Sent::Json(value), Expected::Taken)
    }
}
