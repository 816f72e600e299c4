//! A mute as it is answered.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use serde::Serialize;
use shared::domain::id::{ONESELF, UserId};
use shared::domain::mute::{Mute, MutedUser, remaining_seconds};
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};
use utoipa::{IntoParams, ToSchema};

/// A mute.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Mute)]
pub struct MuteBody {
    /// Whole seconds until the mute ends.
    #[schema(example = 900, minimum = 1)]
    expires: i64,
    /// The name of the moderator who muted.
    #[schema(example = "mod")]
    moderator: String,
    /// 1 violating community rules, 2 verbal abuse, 3 spamming, 4 offensive
    /// language, 5 negative attitude.
    #[schema(example = 1, minimum = 1, maximum = 5)]
    reason: u8,
    /// The muted user, as a number or a string: as it was last sent.
    #[schema(schema_with = user_schema)]
    id: MutedUser,
    /// The name of the muted user.
    #[schema(example = "somebody")]
    username: String,
}

impl MuteBody {
    /// The mute as it is at `now`; none once it is over.
    pub fn at(mute: Mute, now: Timestamp) -> Option<Self> {
        let expires = remaining_seconds(mute.ends_at, now)?;
        let reason = mute.reason.number();
        Some(Self { expires, moderator: mute.moderator, reason, id: mute.user, username: mute.username })
    }
}

/// A user's id: a whole number or a text.
pub fn user_schema() -> Object {
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::Integer, Type::String]))
        .description(Some("The user's id: a whole number within ±2^53, or an id; 42 and \"42\" are one user."))
        .examples([-1])
        .build()
}

/// The user in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct UserPath {
    /// The user's id; 42 and "42" are one user.
    #[deserr(rename = "userID")]
    #[param(rename = "userID", value_type = String, min_length = 1, max_length = 128, example = "42")]
    pub user_id: UserId,
}

/// Whose mute is asked for.
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

/// The user in a path, or the caller.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct WhosePath {
    /// The user's id, 42 and "42" are one user; or `@me`, the caller.
    #[deserr(rename = "userID")]
    #[param(rename = "userID", value_type = String, min_length = 1, max_length = 128, example = "42")]
    pub user_id: Whose,
}
