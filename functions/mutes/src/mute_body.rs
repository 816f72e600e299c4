//! A mute as it is answered.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use serde::Serialize;
use shared::domain::id::{ONESELF, UserId};
use shared::domain::mute::{Mute, MuteReason, MutedUser, remaining_seconds};
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::schema::id;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};

/// A mute.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Mute, examples(json!({ "expires": 900, "moderator": "mod", "reason": 1, "id": -1, "username": "somebody" })))]
pub struct MuteBody {
    /// Whole seconds until the mute ends.
    #[schema(minimum = 1)]
    expires: i64,
    /// The name of the moderator who muted.
    moderator: String,
    /// Why.
    #[schema(value_type = MuteReason)]
    reason: u8,
    /// The muted user, as a number or a string: as it was last sent.
    #[schema(inline)]
    id: MutedUser,
    /// The name of the muted user.
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
