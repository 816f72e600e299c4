//! Who may speak in a voice chat is changed.

use super::change_member::{ChangeMember, no_member};
use super::push_member::push_member;
use super::update_member::Changed;
use super::{Voice, VoiceFault};
use crate::app::Refused;
use crate::domain::voice::moderation::Acting;
use crate::domain::voice::speech::{SpeechChange, SpeechRefusal, apply_change};

/// Changes who may speak: stores it, then pushes the member's whole state to
/// LiveKit. Nobody who is muted in the room of that id is promoted.
pub async fn change_speech(
    voice: &Voice,
    member: ChangeMember<'_>,
    speech: impl Fn(Acting) -> SpeechChange,
) -> Result<(), Refused> {
    let livekit = voice.livekit()?;
    let change = speech(member.acting(voice)?);
    let changed = member.change(voice, change.logged(), |standing| {
        if standing.member.kicked {
            return Err(no_member());
        }
        // They are being kicked.
        if standing.is_banned {
            return Err(no_member());
        }
        if change == SpeechChange::Promote && standing.is_muted_in_room {
            return Err(SpeechRefusal::Muted.into());
        }
        Ok(apply_change(&standing.member, change, member.now)?)
    });
    let Changed { chat_ref, standing } = changed.await?;
    let pushed = push_member(voice, livekit, &chat_ref, member.address, &standing, member.now).await;
    pushed.map_err(VoiceFault::stored)
}

impl From<SpeechRefusal> for Refused {
    fn from(refusal: SpeechRefusal) -> Self {
        let why = refusal.to_string().into();
        match refusal {
            SpeechRefusal::AlreadySpeaker | SpeechRefusal::Muted => Self::Conflict(why),
            SpeechRefusal::MutedByModerator => Self::Forbidden(why),
        }
    }
}
