//! A mute.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::id::SentUserId;
use crate::domain::measures::{Note, remaining_seconds};
use crate::domain::mute::{Mute, MuteReason};
use crate::domain::time::Timestamp;

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
    id: SentUserId,
    /// The name of the muted user.
    username: String,
    /// What the moderator noted for other moderators, beyond the source document.
    /// Nobody else is shown it, the muted user neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline, required = false)]
    note: Option<Note>,
}

impl MuteBody {
    /// The mute as everybody may see it at `now`; none once it is over.
    pub fn at(mute: Mute, now: Timestamp) -> Option<Self> {
        Some(Self { note: None, ..Self::for_moderators(mute, now)? })
    }

    /// The same with the moderators' note.
    pub fn for_moderators(Mute { measure, ends_at }: Mute, now: Timestamp) -> Option<Self> {
        let expires = remaining_seconds(ends_at, now)?;
        Some(Self {
            expires,
            moderator: measure.moderator,
            reason: measure.reason.number(),
            id: measure.user,
            username: measure.username,
            note: measure.note,
        })
    }
}
