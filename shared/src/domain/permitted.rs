//! Proof that somebody's token lets them into a room: whoever forgets to ask has
//! none to show, and what they write does not compile.

use std::ops::Deref;

use super::caller::{Caller, OutsideRoom};
use super::id::RoomId;
use super::message::{MessageId, NewMessage};
use super::voice::names::CommunityId;

/// Something in a room that a caller's token lets them into. Only a [`Caller`]
/// makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permitted<T>(T);

/// Something in one room.
pub trait InRoom {
    /// The room; none where no room can have the id, so that no token can be
    /// confined to it.
    fn room(&self) -> Option<RoomId>;
}

impl InRoom for RoomId {
    fn room(&self) -> Option<RoomId> {
        Some(self.clone())
    }
}

impl InRoom for CommunityId {
    fn room(&self) -> Option<RoomId> {
        self.room()
    }
}

impl InRoom for NewMessage {
    fn room(&self) -> Option<RoomId> {
        Some(self.room.clone())
    }
}

impl InRoom for MessageId {
    fn room(&self) -> Option<RoomId> {
        Some(self.room.clone())
    }
}

impl Caller {
    /// Lets the caller near what is in a room that their token is not kept from.
    pub fn permit<T: InRoom>(&self, thing: T) -> Result<Permitted<T>, OutsideRoom> {
        match thing.room() {
            Some(room) => self.enter(&room)?,
            None => self.span_rooms()?,
        }
        Ok(Permitted(thing))
    }
}

impl<T: InRoom> Permitted<T> {
    /// Something else in the same room; none if it is in another one.
    pub fn beside<U: InRoom>(&self, other: U) -> Option<Permitted<U>> {
        (self.0.room().is_some() && self.0.room() == other.room()).then_some(Permitted(other))
    }

    /// What is permitted.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Permitted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
