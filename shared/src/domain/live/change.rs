//! What of the table's changes is told of.

use std::fmt;

use crate::domain::id::{RoomId, UserId};
use crate::domain::measures::Measures;
use crate::domain::message::{Message, MessageId};
use crate::domain::room::KnownRoom;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};

/// A change's place in the stream; whoever carries the stream on counts by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SequenceNumber(String);

impl SequenceNumber {
    /// The number as the stream has it: digits, which nobody reckons with.
    pub fn of_stream(number: &str) -> Self {
        Self(number.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SequenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A change, as the stream has it.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub sequence_number: SequenceNumber,
    /// The stream's own id of the change: the same each time it is delivered.
    pub id: String,
    /// When it was written, to the second.
    pub at: Timestamp,
    pub change: Change,
}

/// One item before and after.
#[derive(Debug, Clone)]
pub enum Change {
    /// It was posted, edited or removed.
    Message {
        before: Option<Message>,
        after: Message,
    },
    /// A reader's mark on a message was made, or taken back.
    Seen {
        message: MessageId,
        reader: UserId,
        is_seen: bool,
    },
    /// What there is about one person in a room.
    Measures {
        room: RoomId,
        before: Box<Measures>,
        after: Box<Measures>,
    },
    Room {
        id: RoomId,
        before: KnownRoom,
        after: KnownRoom,
    },
    /// The community's chat; none where there is none.
    Stage {
        community: CommunityId,
        before: Option<VoiceChat>,
        after: Option<VoiceChat>,
    },
    /// What one shard of the chat's counts says.
    Counts {
        community: CommunityId,
    },
    Member {
        community: CommunityId,
        address: Address,
        before: Option<Member>,
        after: Member,
    },
}
