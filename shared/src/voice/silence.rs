//! A mute posted through `/mutes` reaches the microphone: an active speaker of
//! the chat of that id is a listener from then on.

use super::VoiceFault;
use super::change::{Change, Changed};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::speech::{SpeechChange, after};
use crate::http::voice_app::VoiceApp;
use crate::store::StoreError;

/// Why nobody is demoted.
enum Silent {
    Already,
    Store(StoreError),
}

impl From<StoreError> for Silent {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Takes speech away from somebody who has just been muted, and tells LiveKit.
/// The mute is stored before this reads the member, and giving speech checks
/// the mute in its transaction, so nobody muted is ever a speaker.
pub async fn silence(
    voice: &VoiceApp,
    community: &CommunityId,
    address: &Address,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let change = Change { voice, community, address, by: None, now };
    let demoted = change.make(
        |view, chat| {
            let speaker = view.member_of(chat).filter(|member| member.is_speaker).ok_or(Silent::Already)?;
            after(speaker, SpeechChange::Demote, now).map_err(|_| Silent::Already)
        },
        || Silent::Already,
    );
    let Changed { room, member } = match demoted.await {
        Ok(demoted) => demoted,
        Err(Silent::Already) => return Ok(()),
        Err(Silent::Store(error)) => return Err(error.into()),
    };
    if let Some(livekit) = &voice.livekit {
        livekit.push_member(voice.store(), &room, address, member).await?;
    }
    Ok(())
}
