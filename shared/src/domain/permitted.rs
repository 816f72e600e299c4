//! Proof that somebody's token lets them near something: whoever forgets to ask
//! has none to show, and what they write does not compile.

use std::ops::Deref;

use super::caller::{Caller, OutsideRoom};
use super::following::RoomFollow;
use super::id::RoomId;
use super::message::{MessageId, NewMessage};
use super::message_list::MessageList;
use super::moderation_log::list::LogQuery;
use super::voice::names::CommunityId;

/// Something that a caller's token lets them near. Only a [`Caller`] makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permitted<T>(T);

/// Proof that a caller's token is confined to no room, for what spans rooms.
/// Only a [`Caller`] makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unconfined(());

/// Something that tokens of other rooms are kept from.
pub trait InRoom {
    /// Refuses a caller whose token is confined to other rooms.
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom>;
}

impl InRoom for RoomId {
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom> {
        caller.enter(self)
    }
}

impl InRoom for CommunityId {
    /// Two ids can be no room's, so that no token can be confined to them.
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom> {
        match self.room() {
            Some(room) => caller.enter(&room),
            None => caller.unconfined().map(drop),
        }
    }
}

impl InRoom for NewMessage {
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom> {
        caller.enter(&self.room)
    }
}

impl InRoom for MessageId {
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom> {
        caller.enter(&self.room)
    }
}

impl InRoom for MessageList {
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom> {
        match &self.rooms {
            None => caller.unconfined().map(drop),
            Some(rooms) => rooms.iter().try_for_each(|room| caller.enter(room)),
        }
    }
}

impl InRoom for LogQuery {
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom> {
        match &self.room {
            None => caller.unconfined().map(drop),
            Some(room) => caller.enter(room),
        }
    }
}

impl InRoom for RoomFollow {
    fn admit(&self, caller: &Caller) -> Result<(), OutsideRoom> {
        caller.enter(&self.room)
    }
}

impl Caller {
    /// Lets the caller near what their token does not keep them from.
    pub fn permit<T: InRoom>(&self, thing: T) -> Result<Permitted<T>, OutsideRoom> {
        thing.admit(self)?;
        Ok(Permitted(thing))
    }

    /// Refuses a caller whose token is confined to any room.
    pub fn unconfined(&self) -> Result<Unconfined, OutsideRoom> {
        if self.rooms.is_some() { Err(OutsideRoom) } else { Ok(Unconfined(())) }
    }

    /// The rooms that the caller's token is confined to, in their order, or
    /// proof that it is confined to none.
    pub fn reach(&self) -> Reach {
        match &self.rooms {
            None => Reach::All(Unconfined(())),
            Some(own) => Reach::Rooms(own.rooms().cloned().map(Permitted).collect()),
        }
    }
}

/// How far a caller's token reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    All(Unconfined),
    Rooms(Vec<Permitted<RoomId>>),
}

impl<T> Permitted<T> {
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl Permitted<RoomId> {
    /// The community of the same id; none where no community can have it.
    pub fn community(&self) -> Option<Permitted<CommunityId>> {
        self.0.as_str().parse().ok().map(Permitted)
    }
}

impl Permitted<NewMessage> {
    /// A message of the same room; none if it is of another one.
    pub fn beside(&self, message: MessageId) -> Option<Permitted<MessageId>> {
        (self.0.room == message.room).then_some(Permitted(message))
    }
}

impl<T> Deref for Permitted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
