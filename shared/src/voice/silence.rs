//! A mute posted through `/mutes` reaches the stage: whoever is in the chat of
//! that id is a listener from then on, and sends no data either.

use super::VoiceFault;
use super::change::{Change, Changed};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, CommunityId};
use crate::http::voice_app::VoiceApp;
use crate::store::StoreError;

/// Why nobody is silenced.
enum Silent {
    NotThere,
    Store(StoreError),
}

impl From<StoreError> for Silent {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Takes speech away from somebody who has just been muted, and tells LiveKit.
/// The mute is stored before this reads the member, and giving speech checks
/// the mute in its transaction, so nobody muted is ever a speaker. A repeat
/// makes good what this could not do.
pub async fn silence(
    voice: &VoiceApp,
    community: &CommunityId,
    address: &Address,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let change = Change { voice, community, address, by: None, now };
    let silenced = change.make(
        |view, chat| {
            let standing = view.standing_in(chat).filter(|standing| !standing.member.kicked);
            // A mute that has been lifted again by now silences nobody.
            let standing = standing.filter(|standing| standing.is_muted_in_room);
            standing.map(|standing| standing.member).ok_or(Silent::NotThere)
        },
        || Silent::NotThere,
    );
    let Changed { room, standing } = match silenced.await {
        Ok(silenced) => silenced,
        Err(Silent::NotThere) => return Ok(()),
        Err(Silent::Store(error)) => return Err(error.into()),
    };
    // Also where no webhook has told that they are there: LiveKit knows better.
    if let Some(livekit) = &voice.livekit {
        livekit.push_member(voice.store(), &room, address, &standing, now).await?;
    }
    Ok(())
}
