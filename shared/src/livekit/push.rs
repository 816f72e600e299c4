//! Keeping LiveKit's copy of a member in step with what is stored.

use super::participant::ParticipantState;
use super::{LiveKit, LiveKitFault};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, LiveKitRoom};
use crate::domain::voice::standing::Standing;
use crate::store::{Store, StoreError};

/// LiveKit's copy may not be what is stored.
#[derive(Debug, thiserror::Error)]
pub enum PushFault {
    /// LiveKit did not take it.
    #[error(transparent)]
    LiveKit(#[from] LiveKitFault),
    /// It is not known whether another change came between.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How often a change that came between is pushed again.
const MOST_PUSHES: usize = 10;

impl LiveKit {
    /// Pushes the member's state whole; where another change was stored in the
    /// meantime, or a mute, that one too, so that two moderators at once do not
    /// leave LiveKit with the older state.
    pub async fn push_member(
        &self,
        store: &Store,
        room: &LiveKitRoom,
        address: &Address,
        standing: &Standing,
        now: Timestamp,
    ) -> Result<(), PushFault> {
        let mut pushed = ParticipantState::of(standing);
        for _ in 0..MOST_PUSHES {
            self.push(room, address.as_str(), &pushed).await?;
            let stored = store.standings(&room.community, std::slice::from_ref(address), now).await?;
            let stored = stored.get(address).filter(|stored| stored.member.session == room.session);
            match stored.map(ParticipantState::of) {
                Some(stored) if stored != pushed => pushed = stored,
                _ => return Ok(()),
            }
        }
        Ok(())
    }
}
