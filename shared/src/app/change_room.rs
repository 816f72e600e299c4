//! A room is changed by hand, if it stands as whoever does so believes.

use serde_json::Value;

use super::logged::logged;
use super::{Refused, chance};
use crate::domain::caller::Actor;
use crate::domain::id::RoomId;
use crate::domain::moderation_log::{Act, LoggedAction, LoggedState};
use crate::domain::permitted::Permitted;
use crate::domain::room::{InvalidTime, Room, RoomChange, RoomVersion};
use crate::domain::time::{Arrival, Timestamp};
use crate::store::{Store, Written};

/// Somebody changes what a room is called, when it is open, or what may happen in it.
#[derive(Debug)]
pub struct ChangeRoom<'c> {
    pub actor: &'c Actor,
    pub room: &'c Permitted<RoomId>,
    pub change: RoomChange,
    pub now: Timestamp,
    pub arrival: Arrival,
}

impl ChangeRoom<'_> {
    /// Changes a room that there is, if `holds` is true of it as it stands: two
    /// requests, one where nothing changes. Of those who change it at once each
    /// sees what the one before it made.
    pub async fn change(self, store: &Store, holds: impl Fn(&Room) -> bool) -> Result<Room, Refused> {
        let backoff = store.backoff();
        loop {
            let room = store.room(self.room).await?.ok_or(Refused::NO_ROOM)?;
            if !holds(&room) {
                return Err(stale(&room, self.now));
            }
            let version = RoomVersion::of(chance::draw());
            let Some(changed) = room.changed(&self.change, version, self.now)? else { return Ok(room) };
            let (before, after) = differing(&room, &changed, self.now);
            let act = Act::new(LoggedAction::ChangeRoom, Some(room.id.clone())).changing(before, after);
            let entry = logged(self.actor, act, self.now, self.arrival);
            match store.write_room(self.room, &room.version, &changed, &entry).await? {
                Written::Done => return Ok(changed),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }
}

/// The room does not stand as it was believed to.
pub fn stale(room: &Room, now: Timestamp) -> Refused {
    let version = room.revision(room.status(now));
    Refused::Stale { version, says: "the room does not stand at such a version" }
}

impl From<InvalidTime> for Refused {
    fn from(InvalidTime { field, rule }: InvalidTime) -> Self {
        Self::Field(field, rule)
    }
}

/// What differs between the two at `now`. A status that is set by hand is said
/// though the clock shows the same.
fn differing(before: &Room, after: &Room, now: Timestamp) -> (LoggedState, LoggedState) {
    let [LoggedState(mut was), LoggedState(mut is)] = [before, after].map(|room| said(room, now));
    let is_held = before.by_hand != after.by_hand;
    was.retain(|name, value| is.get(name) != Some(value) || (is_held && name == "status"));
    is.retain(|name, _| was.contains_key(name));
    (LoggedState(was), LoggedState(is))
}

fn said(room: &Room, now: Timestamp) -> LoggedState {
    let time = |time: Option<Timestamp>| time.map_or(Value::Null, |time| Value::from(time.to_string()));
    LoggedState::of([
        ("name", Value::from(room.name.as_str())),
        ("about", Value::from(room.about.as_str())),
        ("isSpeak", Value::from(room.is_speak)),
        ("status", Value::from(room.status(now).as_str())),
        ("startTime", time(room.schedule.start())),
        ("endTime", time(room.schedule.end())),
    ])
}
