//! What is said of a member's connection is recorded where it says something new.

use super::Voice;
use super::update_member::UpdateMember;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::presence::{PresenceEvent, apply_event};
use crate::domain::voice::standing::Standing;
use crate::store::StoreError;

/// What an event was recorded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// The LiveKit room is that of no current chat.
    NoChat,
    /// Nobody of that address is in the chat, they were kicked since their
    /// credentials, or they are banned and are so now.
    NoMember,
    /// A member, as they are now stored.
    Member(Box<Standing>),
}

/// Why an event is not written.
enum Unwritten {
    Recorded(Recorded),
    Store(StoreError),
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Writes what `event` makes of a member.
pub async fn record_presence(
    voice: &Voice,
    chat_ref: &ChatRef,
    address: &Address,
    event: &PresenceEvent,
    now: Timestamp,
) -> Result<Recorded, StoreError> {
    let no_chat = || Unwritten::Recorded(Recorded::NoChat);
    let update = UpdateMember { voice, community: &chat_ref.community, address, by: None, act: None, now };
    let updated = update.update(
        |view, chat| {
            if chat.session != chat_ref.session {
                return Err(no_chat());
            }
            let standing = view.standing_in(chat).filter(|standing| !standing.member.kicked);
            let standing = standing.ok_or(Unwritten::Recorded(Recorded::NoMember))?;
            Ok(apply_event(&standing.member, event, &voice.graces, now))
        },
        no_chat,
    );
    match updated.await {
        // Kicked by this very write: a ban could not do so when it was posted, or they were about to enter.
        Ok(changed) if changed.standing.member.kicked => Ok(Recorded::NoMember),
        Ok(changed) => Ok(Recorded::Member(Box::new(changed.standing))),
        Err(Unwritten::Recorded(recorded)) => Ok(recorded),
        Err(Unwritten::Store(error)) => Err(error),
    }
}
