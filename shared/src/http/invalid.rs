//! Bad input: which field broke which rule.

use std::ops::ControlFlow;

use deserr::{DeserializeError, ErrorKind, IntoValue, MergeWithError, Value, ValueKind, ValuePointerRef};

use crate::domain::rule::Rule;

/// The field that names the whole body.
pub const BODY: &str = "body";

/// One field and the rule it broke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name as it is sent; a path such as `a.b` where it is nested.
    pub field: String,
    pub rule: Rule,
}

impl FieldError {
    /// The error in one line that names the field.
    pub fn line(&self) -> String {
        match &self.rule {
            Rule::Sentence(sentence) => (*sentence).to_owned(),
            rule => format!("{} {rule}", self.field),
        }
    }
}

/// All fields of one request that broke rules, in the order they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invalid(pub Vec<FieldError>);

impl Invalid {
    /// One field that broke a rule.
    pub fn field(field: &str, rule: Rule) -> Self {
        Self(vec![FieldError { field: field.to_owned(), rule }])
    }

    /// The value at `location` broke a rule.
    pub fn at(location: ValuePointerRef<'_>, rule: Rule) -> Self {
        Self(vec![FieldError { field: name_of(location), rule }])
    }
}

fn name_of(location: ValuePointerRef<'_>) -> String {
    match location {
        ValuePointerRef::Origin => BODY.to_owned(),
        ValuePointerRef::Key { key, prev: ValuePointerRef::Origin } => key.to_owned(),
        ValuePointerRef::Key { key, prev } => format!("{}.{key}", name_of(*prev)),
        ValuePointerRef::Index { index, prev } => format!("{}[{index}]", name_of(*prev)),
    }
}

/// What a value of the wrong kind should have been.
fn kinds(accepted: &[ValueKind]) -> Rule {
    Rule::must_be(match accepted.first() {
        Some(ValueKind::Boolean) => "true or false",
        Some(ValueKind::Integer | ValueKind::NegativeInteger | ValueKind::Float) => "a number",
        Some(ValueKind::Sequence) => "an array",
        Some(ValueKind::Map) => "a JSON object",
        _ => "a string",
    })
}

impl DeserializeError for Invalid {
    fn error<V: IntoValue>(
        earlier: Option<Self>,
        error: ErrorKind<'_, V>,
        location: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let found = match error {
            ErrorKind::MissingField { field } => Self::at(location.push_key(field), Rule::Required),
            ErrorKind::IncorrectValueKind { actual: Value::Null, accepted }
                if accepted.first() != Some(&ValueKind::Map) =>
            {
                Self::at(location, Rule::Required)
            }
            ErrorKind::IncorrectValueKind { accepted, .. } => Self::at(location, kinds(accepted)),
            ErrorKind::UnknownValue { accepted, .. } => {
                Self::at(location, Rule::MustBe(format!("one of {}", accepted.join(", ")).into()))
            }
            ErrorKind::UnknownKey { key, .. } => {
                Self::at(location.push_key(key), Rule::must_not("be sent: nothing here knows it"))
            }
            ErrorKind::BadSequenceLen { .. } | ErrorKind::Unexpected { .. } => {
                Self::at(location, Rule::must_be("of the documented form"))
            }
        };
        Self::merge(earlier, found, location)
    }
}

impl MergeWithError<Self> for Invalid {
    fn merge(earlier: Option<Self>, found: Self, _location: ValuePointerRef<'_>) -> ControlFlow<Self, Self> {
        let mut all = earlier.unwrap_or_default();
        all.0.extend(found.0);
        ControlFlow::Continue(all)
    }
}
