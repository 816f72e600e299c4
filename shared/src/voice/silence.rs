//! A mute posted through `/mutes` reaches the microphone: an active speaker of
//! the chat of that id is a listener from then on.

use super::VoiceFault;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, CommunityId, LiveKitRoom};
use crate::domain::voice::speech::{SpeechChange, after};
use crate::http::voice_app::VoiceApp;
use crate::store::race::Race;
use crate::store::{Enrolment, Written};

/// Takes speech away from somebody who has just been muted, and tells LiveKit.
/// The mute is stored before this reads the member, and giving speech checks
/// the mute in its transaction, so nobody muted is ever a speaker.
pub async fn silence(
    voice: &VoiceApp,
    community: &CommunityId,
    address: &Address,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let race = Race::start();
    loop {
        let Some(before) = voice.store().member(community, address).await?.filter(|member| member.is_speaker) else {
            return Ok(());
        };
        let Some(chat) = voice.store().chat(community).await?.filter(|chat| chat.session == before.session) else {
            return Ok(());
        };
        let Ok(demoted) = after(&before, SpeechChange::Demote, now) else { return Ok(()) };
        let enrolment = Enrolment {
            community,
            address,
            chat: &chat,
            begins: false,
            before: Some(&before),
            after: &demoted,
            gives_speech: false,
        };
        if voice.store().enrol(enrolment, now).await? == Written::Raced {
            race.lost().await?;
            continue;
        }
        if let Some(livekit) = &voice.livekit {
            let room = LiveKitRoom { community: community.clone(), session: chat.session };
            livekit.push_member(voice.store(), &room, address, demoted).await?;
        }
        return Ok(());
    }
}
