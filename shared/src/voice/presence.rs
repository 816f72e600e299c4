//! An event about a member's connection, written where it says something new.

use super::change::Change;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, LiveKitRoom};
use crate::domain::voice::presence::{Event, after};
use crate::domain::voice::standing::Standing;
use crate::http::voice_app::VoiceApp;
use crate::store::StoreError;

/// What an event was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// The LiveKit room is that of no current chat.
    NoChat,
    /// Nobody of that address is in the chat, or they were kicked since their
    /// credentials.
    NoMember,
    /// A member, as they are now stored.
    Member(Box<Standing>),
}

/// Why an event is not written.
enum Unwritten {
    Happened(Happened),
    Store(StoreError),
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Writes what `event` makes of a member.
pub async fn happen(
    voice: &VoiceApp,
    room: &LiveKitRoom,
    address: &Address,
    event: &Event,
    now: Timestamp,
) -> Result<Happened, StoreError> {
    let no_chat = || Unwritten::Happened(Happened::NoChat);
    let change = Change { voice, community: &room.community, address, by: None, now };
    let changed = change.make(
        |view, chat| {
            if chat.session != room.session {
                return Err(no_chat());
            }
            let standing = view.standing_in(chat).filter(|standing| !standing.member.kicked);
            let standing = standing.ok_or(Unwritten::Happened(Happened::NoMember))?;
            Ok(after(&standing.member, event, &voice.graces, now))
        },
        no_chat,
    );
    match changed.await {
        Ok(changed) => Ok(Happened::Member(Box::new(changed.standing))),
        Err(Unwritten::Happened(happened)) => Ok(happened),
        Err(Unwritten::Store(error)) => Err(error),
    }
}
