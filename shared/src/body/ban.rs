//! A ban.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::ban::{Ban, BanDuration, BanReason};
use crate::domain::id::SentUserId;
use crate::domain::measures::{Note, remaining_seconds};
use crate::domain::time::Timestamp;

/// A ban.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Ban, examples(json!({
    "id": 42, "username": "somebody", "moderator": "mod", "reason": 2, "duration": "d", "expires": 86400,
    "timestamp": "2024-12-31 05:33:32"
})))]
pub struct BanBody {
    /// The banned user, as a number or a string: as it was last sent.
    #[schema(inline)]
    id: SentUserId,
    /// The name of the banned user.
    username: String,
    /// The name of the moderator who banned.
    moderator: String,
    /// Why.
    #[schema(value_type = BanReason)]
    reason: u8,
    /// How long the ban was to last.
    #[schema(value_type = BanDuration)]
    duration: &'static str,
    /// Whole seconds until the ban ends; null where it never does.
    #[schema(minimum = 1, required = true)]
    expires: Option<i64>,
    /// When the ban was set, in UTC.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$")]
    timestamp: String,
    /// What the moderator noted for other moderators. Nobody else is shown it, the
    /// banned user neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline, required = false)]
    note: Option<Note>,
}

impl BanBody {
    /// The ban as everybody may see it at `now`; none once it is over.
    pub fn at(ban: Ban, now: Timestamp) -> Option<Self> {
        Some(Self { note: None, ..Self::for_moderators(ban, now)? })
    }

    /// The same with the moderators' note.
    pub fn for_moderators(ban: Ban, now: Timestamp) -> Option<Self> {
        let expires = match ban.ends_at() {
            Some(ends_at) => Some(remaining_seconds(ends_at, now)?),
            None => None,
        };
        let Ban { measure, duration } = ban;
        Some(Self {
            id: measure.user,
            username: measure.username,
            moderator: measure.moderator,
            reason: measure.reason.number(),
            duration: duration.as_str(),
            expires,
            timestamp: measure.made_at.date_and_time(),
            note: measure.note,
        })
    }
}
