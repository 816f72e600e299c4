//! Somebody is banned from a room, and from the stage of that id: whoever is in
//! its chat is kicked from it.

use super::measure_taken::{act_taking, settle_member};
use super::update_member::Changed;
use super::{Voice, VoiceFault};
use crate::app::Refused;
use crate::app::logged::{act_on, logged};
use crate::domain::ban::{BanDuration, ban_end};
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, SentUserId};
use crate::domain::measures::{NewMeasure, Note};
use crate::domain::moderation_log::{LoggedAction, Until};
use crate::domain::permitted::Permitted;
use crate::domain::reason::Reason;
use crate::domain::text::DisplayName;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, CommunityId};
use crate::store::StoreError;

/// Somebody bans a user from a room.
#[derive(Debug)]
pub struct BanUser<'b> {
    pub actor: &'b Actor,
    pub room: &'b Permitted<RoomId>,
    pub user: SentUserId,
    /// How the user is called; as before, if that is not said.
    pub username: Option<DisplayName>,
    pub reason: Reason,
    pub note: Option<Note>,
    pub duration: BanDuration,
}

impl BanUser<'_> {
    /// Stores the ban, in place of one that may be there, and takes the user off
    /// the stage. The ban is stored by then: what LiveKit does not take is repaired
    /// by a repeat or the reconcile.
    pub async fn ban(self, voice: &Voice, now: Timestamp) -> Result<(), Refused> {
        let ban = NewMeasure {
            user: self.user,
            username: self.username,
            moderator: self.actor.display_name().to_owned(),
            reason: self.reason,
            note: self.note,
            made_at: now,
        };
        let user = ban.user.id().map_err(|rule| StoreError::Unreadable(format!("user {rule}")))?;
        let until = ban_end(now, self.duration).map_or(Until::Forever, Until::Second);
        let act = act_on(self.actor, LoggedAction::Ban, self.room, &user).map(|act| act_taking(&ban, until, act));
        let entry = || act.clone().map(|act| logged(self.actor, act, now, voice.clock.arrival()));
        voice.store.put_ban(self.room, &ban, self.duration, entry).await?;
        let address = voice.user_ids.of_account(&user);
        let (Some(community), Ok(address)) = (self.room.community(), address) else { return Ok(()) };
        match expel(voice, &community, &address, now).await {
            Err(VoiceFault::LiveKit(fault)) => {
                tracing::warn!(%fault, "LiveKit still has somebody who is banned");
                Ok(())
            }
            other => other.map_err(VoiceFault::stored),
        }
    }
}

/// Kicks somebody who has just been banned, and removes them from LiveKit's room.
/// The ban is stored before this reads the member: whoever was about to enter, and
/// is counted in after, is removed when they connect. A chat that has lost its last
/// moderator by it goes on for the moderator grace, as after a kick.
async fn expel(voice: &Voice, community: &CommunityId, address: &Address, now: Timestamp) -> Result<(), VoiceFault> {
    // A ban that has been lifted again by now kicks nobody.
    let settled = settle_member(voice, community, address, |standing| standing.is_banned, now).await?;
    let Some(Changed { chat_ref, .. }) = settled else { return Ok(()) };
    // Also where they were kicked before: LiveKit may not have been told.
    if let Some(livekit) = &voice.livekit {
        livekit.remove(&chat_ref, address.as_str(), now).await?;
    }
    Ok(())
}
