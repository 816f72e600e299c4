//! Bodies that say what to change.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use serde_json::Value as Json;

use super::invalid::Invalid;
use crate::domain::rule::Rule;

/// What to change; its default changes nothing.
pub trait Changes: Deserr<Invalid> + Default + PartialEq {
    /// The names of what can be changed, as they are sent.
    const FIELDS: &[&str];
}

/// Changes, or an empty object for none.
///
/// Fields that nobody knows are ignored beside changes, but they are not none:
/// alone they are a mistake, which a success would hide.
#[derive(Debug, Clone, Copy)]
pub struct Patch<C>(pub C);

impl<C: Changes> Deserr<Invalid> for Patch<C> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        let body = <Json as Deserr<Invalid>>::deserialize_from_value(value, at)?;
        let unknown = |name: &&String| !C::FIELDS.contains(&name.as_str());
        let unknown = body.as_object().and_then(|fields| fields.keys().find(unknown)).cloned();
        let changes = deserr::deserialize::<C, _, Invalid>(body)?;
        match unknown {
            Some(name) if changes == C::default() => {
                Err(Invalid::field(&name, Rule::must_not("be all there is: nothing here knows it")))
            }
            _ => Ok(Self(changes)),
        }
    }
}
