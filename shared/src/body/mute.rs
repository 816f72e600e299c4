//! A mute.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::mute::{Mute, MuteReason, MutedUser, remaining_seconds};
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
