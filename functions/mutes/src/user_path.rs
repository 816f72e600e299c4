//! Whose mute or ban a path is about.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use shared::domain::id::{ONESELF, UserId};
use shared::http::Invalid;
use shared::http::schema::id;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema};

/// The user in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct UserPath {
    /// The user's id; 42 and "42" are one user.
    #[deserr(rename = "userID")]
    #[param(rename = "userID", inline, example = "42")]
    pub user_id: UserId,
}

/// Whose mute or ban is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The caller's own: `@me`.
    Own,
    /// That of the user of this id.
    Of(UserId),
}

impl Deserr<Invalid> for Whose {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        match value {
            Value::String(text) if text == ONESELF => Ok(Self::Own),
            value => UserId::deserialize_from_value(value, at).map(Self::Of),
        }
    }
}

impl PartialSchema for Whose {
    fn schema() -> RefOr<Schema> {
        id(&[], "An account's id, or `@me`").into()
    }
}

/// The user in a path, or the caller.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct WhosePath {
    /// The user's id, 42 and "42" are one user; or `@me`, the caller.
    #[deserr(rename = "userID")]
    #[param(rename = "userID", inline, example = "42")]
    pub user_id: Whose,
}
