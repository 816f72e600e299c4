//! Somebody is muted in a room, and on the stage of that id: whoever is in its
//! chat is a listener from then on, and sends no data either.

use super::measure_taken::{act_taking, settle_member};
use super::push_member::push_member;
use super::update_member::Changed;
use super::{Voice, VoiceFault};
use crate::app::Refused;
use crate::app::logged::{act_on, logged};
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, SentUserId};
use crate::domain::measures::{NewMeasure, Note};
use crate::domain::moderation_log::{LoggedAction, Until};
use crate::domain::mute::{MuteDuration, mute_end};
use crate::domain::permitted::Permitted;
use crate::domain::reason::Reason;
use crate::domain::text::DisplayName;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::standing::Standing;
use crate::store::StoreError;

/// Somebody mutes a user in a room.
#[derive(Debug)]
pub struct MuteUser<'m> {
    pub actor: &'m Actor,
    pub room: &'m Permitted<RoomId>,
    pub user: SentUserId,
    /// How the user is called; as before, if that is not said.
    pub username: Option<DisplayName>,
    pub reason: Reason,
    pub note: Option<Note>,
    pub duration: MuteDuration,
}

impl MuteUser<'_> {
    /// Stores the mute, in place of one that may be there, and shuts the user's
    /// microphone. The mute is stored by then: what LiveKit does not take is
    /// repaired by a repeat or the reconcile.
    pub async fn mute(self, voice: &Voice, now: Timestamp) -> Result<(), Refused> {
        let mute = NewMeasure {
            user: self.user,
            username: self.username,
            moderator: self.actor.display_name().to_owned(),
            reason: self.reason,
            note: self.note,
            made_at: now,
        };
        let user = mute.user.id().map_err(|rule| StoreError::Unreadable(format!("user {rule}")))?;
        let ends_at = mute_end(now, self.duration);
        let act = act_on(self.actor, LoggedAction::Mute, self.room, &user);
        let act = act.map(|act| act_taking(&mute, Until::Second(ends_at), act));
        let entry = || act.clone().map(|act| logged(self.actor, act, now, voice.clock.arrival()));
        voice.store.put_mute(self.room, &mute, ends_at, entry).await?;
        let address = voice.user_ids.of_account(&user);
        let (Some(community), Ok(address)) = (self.room.community(), address) else { return Ok(()) };
        match silence(voice, &community, &address, now).await {
            Err(VoiceFault::LiveKit(fault)) => {
                tracing::warn!(%fault, "a muted speaker is not known to LiveKit yet");
                Ok(())
            }
            other => other.map_err(VoiceFault::stored),
        }
    }
}

/// Takes speech away from somebody who has just been muted, and tells LiveKit.
/// The mute is stored before this reads the member, and giving speech checks
/// the mute in its transaction, so nobody muted is ever a speaker. A repeat
/// makes good what this could not do.
async fn silence(voice: &Voice, community: &CommunityId, address: &Address, now: Timestamp) -> Result<(), VoiceFault> {
    // A mute that has been lifted again by now silences nobody.
    let is_silenced = |standing: &Standing| !standing.member.kicked && standing.is_muted_in_room;
    let settled = settle_member(voice, community, address, is_silenced, now).await?;
    let Some(Changed { chat_ref, standing }) = settled else { return Ok(()) };
    // Also where no webhook has told that they are there: LiveKit knows better.
    if let Some(livekit) = &voice.livekit {
        push_member(voice, livekit, &chat_ref, address, &standing, now).await?;
    }
    Ok(())
}
