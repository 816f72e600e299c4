//! LiveKit's copy of a member is kept in step with what is stored.

use super::{Voice, VoiceFault};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::standing::Standing;
use crate::livekit::{LiveKit, ParticipantState};

/// How often a change that came between is pushed again.
const MOST_PUSHES: usize = 10;

/// Pushes the member's state whole; where another change was stored in the
/// meantime, or a mute, that one too, so that two moderators at once do not
/// leave LiveKit with the older state.
pub async fn push_member(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: &ChatRef,
    address: &Address,
    standing: &Standing,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let mut pushed = ParticipantState::of(standing);
    for _ in 0..MOST_PUSHES {
        livekit.push(chat_ref, address.as_str(), &pushed).await?;
        let stored = voice
            .store
            .standings(&chat_ref.community, std::slice::from_ref(address), standing.measures_since, now)
            .await?;
        let stored = stored.get(address).filter(|stored| stored.member.session == chat_ref.session);
        match stored.map(ParticipantState::of) {
            Some(stored) if stored != pushed => pushed = stored,
            _ => return Ok(()),
        }
    }
    Ok(())
}
