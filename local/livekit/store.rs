//! What RoomService reads: not the rooms themselves but a copy in Redis, written
//! after the fact. A webhook may come before what it tells of stands there.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use livekit_protocol::ParticipantInfo;

use super::rooms::Rooms;

type Copy = HashMap<String, Vec<ParticipantInfo>>;

/// The copy: as the rooms are, unless it lags.
#[derive(Debug, Default)]
pub struct Store(Mutex<Option<Copy>>);

impl Store {
    fn lagging(&self) -> MutexGuard<'_, Option<Copy>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stays as the rooms are now.
    pub fn lag(&self, rooms: &Rooms) {
        let copied = |name: String| (name.clone(), rooms.participants(&name));
        *self.lagging() = Some(rooms.list().into_iter().map(|room| copied(room.name)).collect());
    }

    /// Is as the rooms are again.
    pub fn follow(&self) {
        *self.lagging() = None;
    }

    /// Who is in `room`, by the copy.
    pub fn participants(&self, room: &str, rooms: &Rooms) -> Vec<ParticipantInfo> {
        match self.lagging().as_ref() {
            Some(copy) => copy.get(room).cloned().unwrap_or_default(),
            None => rooms.participants(room),
        }
    }

    /// Whether somebody is in `room`, as far as the copy says.
    pub fn has(&self, room: &str, identity: &str) -> bool {
        let lagging = self.lagging();
        let in_room = |copy: &Copy| {
            let listed = copy.get(room);
            listed.is_some_and(|listed| listed.iter().any(|participant| participant.identity == identity))
        };
        lagging.as_ref().is_none_or(in_room)
    }
}
