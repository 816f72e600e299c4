//! A line of the moderation log.

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::domain::caller::ActorKind;
use crate::domain::id::{RoomId, UserId};
use crate::domain::moderation_log::{Act, LogEntry, LoggedAction, LoggedState, LoggedUser, Until};
use crate::domain::reason::Reason;

/// What somebody did to somebody else's say.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LogEntry, examples(json!({
    "id": "0194177b-1a2c-7a31-8000-000000000000", "at": "2024-12-31T05:33:32.012Z", "action": "user.muted",
    "room": "room-id", "moderator": { "id": "ann", "name": "Ann", "kind": "person" },
    "user": { "id": "bob", "name": "bob" }, "reason": 3, "until": "2024-12-31T05:48:32Z"
})))]
pub struct LogEntryBody {
    /// A uuid.
    id: String,
    /// When, in UTC.
    #[schema(format = DateTime)]
    at: String,
    /// What was done; where a live event tells of the same, by its type.
    #[schema(value_type = LoggedAction)]
    action: &'static str,
    /// In which room; left out for what is of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<RoomId>, required = false, nullable = false)]
    room: Option<RoomId>,
    /// Who did it.
    moderator: LogModeratorBody,
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline, required = false, nullable = false)]
    user: Option<LogUserBody>,
    /// Why, by the number of a mute's or ban's reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Reason>, required = false, nullable = false)]
    reason: Option<u8>,
    /// What the moderator noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    note: Option<String>,
    /// Until when, in UTC; left out of a ban that ends by hand alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, required = false, nullable = false)]
    until: Option<String>,
    /// What it was before: what differs, as the API of the thing names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>, required = false, nullable = false)]
    before: Option<Map<String, Value>>,
    /// What it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>, required = false, nullable = false)]
    after: Option<Map<String, Value>>,
}

/// Who did something.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LogModerator)]
pub struct LogModeratorBody {
    #[schema(inline)]
    id: UserId,
    /// The name in the token by which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    name: Option<String>,
    /// Whether it was that person, a service for people, or Dais by its own rules.
    #[schema(value_type = ActorKind)]
    kind: &'static str,
}

/// To whom something was done.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LogUser)]
pub struct LogUserBody {
    #[schema(inline)]
    id: UserId,
    /// How they were called, where that was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    name: Option<String>,
}

impl From<LogEntry> for LogEntryBody {
    fn from(entry: LogEntry) -> Self {
        let LogEntry { id, at, moderator, moderator_name, moderator_kind, act } = entry;
        let Act { action, room, user, reason, note, until, before, after } = act;
        let until = until.and_then(|until| match until {
            Until::Second(second) => Some(second.start().to_string()),
            Until::Forever => None,
        });
        Self {
            id: id.0.to_string(),
            at: at.to_string(),
            action: action.as_str(),
            room,
            moderator: LogModeratorBody {
                id: moderator,
                name: moderator_name.map(|name| name.to_string()),
                kind: moderator_kind.as_str(),
            },
            user: user.map(|LoggedUser { id, name }| LogUserBody { id, name }),
            reason: reason.map(Reason::number),
            note: note.map(|note| note.to_string()),
            until,
            before: before.map(|LoggedState(members)| members),
            after: after.map(|LoggedState(members)| members),
        }
    }
}
