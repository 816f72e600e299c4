//! Feathers' query language, as its clients write it into query strings.
//!
//! They write what `qs` makes of an object: `createdAt[$gt]=5`, a list as
//! `room[$in][0]=a&room[$in][1]=b` or `room[$in][]=a&room[$in][]=b`. Numbers come
//! as `5` (@feathersjs/rest-client), as `#5` (@mycure/sdk-js), or as
//! `…[$coerce][type]=number&…[$coerce][value]=5` (@mycure/sdk).

use std::collections::{BTreeMap, HashSet};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deserr::{Deserr, IntoValue, Sequence, Value, ValuePointerRef};
use serde_json::{Map, Number, Value as Json};

use super::extract::{REPEATED, parsed, sent_pairs};
use super::invalid::Invalid;
use super::refusal::Refusal;
use crate::domain::rule::Rule;

/// The parameters of a query string in that language. Whatever its `T` does not
/// know is for `T` to refuse; lists are its fields `$select[]` and `…[$in][]`.
#[derive(Debug, Clone)]
pub struct FeathersQuery<T>(pub T);

impl<S: Send + Sync, T: Deserr<Invalid>> FromRequestParts<S> for FeathersQuery<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        let mut read = Read::default();
        for (name, value) in sent_pairs(&parts.uri)? {
            read.pair(name, value)?;
        }
        Ok(Self(parsed(Json::Object(read.into_fields()?))?))
    }
}

/// The two halves of a number in its `$coerce` form.
#[derive(Default)]
struct Coerced {
    r#type: Option<String>,
    value: Option<String>,
}

#[derive(Default)]
struct Read {
    fields: Map<String, Json>,
    indexed: HashSet<String>,
    coerced: BTreeMap<String, Coerced>,
}

impl Read {
    fn pair(&mut self, name: String, value: String) -> Result<(), Invalid> {
        if let Some(of) = name.strip_suffix("[$coerce][type]") {
            return put(&mut self.coerced.entry(of.to_owned()).or_default().r#type, value, &name);
        }
        if let Some(of) = name.strip_suffix("[$coerce][value]") {
            return put(&mut self.coerced.entry(of.to_owned()).or_default().value, value, &name);
        }
        self.field(name, Json::from(value))
    }

    fn field(&mut self, name: String, value: Json) -> Result<(), Invalid> {
        if let Some((list, is_indexed)) = list_of(&name) {
            if is_indexed && !self.indexed.insert(name.clone()) {
                return Err(Invalid::field(&name, REPEATED));
            }
            if let Json::Array(elements) = self.fields.entry(list).or_insert_with(|| Json::Array(Vec::new())) {
                // What @mycure/sdk-js makes of an empty list.
                elements.extend(Some(value).filter(|value| value != "#[]"));
            }
        } else if self.fields.contains_key(&name) {
            return Err(Invalid::field(&name, REPEATED));
        } else {
            self.fields.insert(name, value);
        }
        Ok(())
    }

    fn into_fields(mut self) -> Result<Map<String, Json>, Invalid> {
        for (name, Coerced { r#type, value }) in std::mem::take(&mut self.coerced) {
            let number = value.filter(|_| r#type.as_deref() == Some("number"));
            let number = number.and_then(|value| serde_json::from_str::<Number>(&value).ok());
            let number =
                number.ok_or_else(|| Invalid::field(&name, Rule::must_be("a number, where $coerce is used")))?;
            self.field(name, Json::Number(number))?;
        }
        Ok(self.fields)
    }
}

fn put(half: &mut Option<String>, value: String, name: &str) -> Result<(), Invalid> {
    match half.replace(value) {
        None => Ok(()),
        Some(_) => Err(Invalid::field(name, REPEATED)),
    }
}

/// The list that a parameter is an element of, as `$select[]` or `…[$in][]`, and
/// whether the parameter says which.
fn list_of(name: &str) -> Option<(String, bool)> {
    let is_list = |name: &str| name == "$select" || name.ends_with("[$in]");
    let (list, index) = match name.strip_suffix(']').and_then(|name| name.rsplit_once('[')) {
        Some((list, index)) if is_list(list) && index.bytes().all(|digit| digit.is_ascii_digit()) => (list, index),
        _ => (name, ""),
    };
    is_list(list).then(|| (format!("{list}[]"), !index.is_empty()))
}

/// A number in any of the three forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral<T>(pub T);

impl<T: std::str::FromStr<Err = Rule>> Deserr<Invalid> for Numeral<T> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        let digits = match value {
            Value::String(text) => text.strip_prefix('#').unwrap_or(&text).to_owned(),
            Value::Integer(number) => number.to_string(),
            Value::NegativeInteger(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            _ => String::new(),
        };
        digits.parse().map(Self).map_err(|rule| Invalid::at(at, rule))
    }
}

/// A list of at most `MAX`, none of them blank; each is named as the list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Several<T, const MAX: usize>(pub Vec<T>);

impl<T: Deserr<Invalid>, const MAX: usize> Deserr<Invalid> for Several<T, MAX> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        let Value::Sequence(elements) = value else {
            return Err(Invalid::at(at, Rule::must_be("a list")));
        };
        if elements.len() > MAX {
            return Err(Invalid::at(at, Rule::MustBe(format!("{MAX} at most").into())));
        }
        let element = |element: V| match element.into_value() {
            Value::String(text) if text.trim().is_empty() => Err(Invalid::at(at, Rule::Required)),
            element => T::deserialize_from_value(element, at),
        };
        elements.into_iter().map(element).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Json, Invalid> {
        let uri = format!("/?{query}").parse().unwrap_or_default();
        let mut read = Read::default();
        for (name, value) in sent_pairs(&uri)? {
            read.pair(name, value)?;
        }
        read.into_fields().map(Json::Object)
    }

    #[test]
    fn lists_and_numbers_are_read_in_every_form_in_which_they_are_written() -> Result<(), Invalid> {
        for list in ["a[$in][0]=x&a[$in][1]=y", "a[$in][]=x&a[$in][]=y", "a%5B%24in%5D=x&a%5B%24in%5D%5B%5D=y"] {
            assert_eq!(read(list)?, serde_json::json!({ "a[$in][]": ["x", "y"] }), "{list}");
        }
        assert_eq!(read("a[$in]=%23[]")?, serde_json::json!({ "a[$in][]": [] }));
        let number = serde_json::json!({ "a[$gt]": -5 });
        assert_eq!(read("a[$gt][$coerce][type]=number&a[$gt][$coerce][value]=-5")?, number);
        Ok(())
    }

    #[test]
    fn what_is_no_list_and_no_number_is_left_or_refused_by_its_name() -> Result<(), Invalid> {
        assert_eq!(read("a[0]=x&b[$in][x]=y")?, serde_json::json!({ "a[0]": "x", "b[$in][x]": "y" }));
        for (wrong, named) in [
            ("a=1&a=1", "a"),
            ("a[$in][0]=1&a[$in][0]=1", "a[$in][0]"),
            ("a=1&a[$coerce][type]=number&a[$coerce][value]=1", "a"),
            ("a[$coerce][type]=number", "a"),
            ("a[$coerce][value]=1", "a"),
            ("a[$coerce][type]=date&a[$coerce][value]=1", "a"),
            ("a[$coerce][type]=number&a[$coerce][value]=x", "a"),
        ] {
            let error = read(wrong).err().and_then(|Invalid(mut errors)| errors.pop());
            assert_eq!(error.map(|error| error.field).as_deref(), Some(named), "{wrong}");
        }
        Ok(())
    }
}
