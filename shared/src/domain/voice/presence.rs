//! What an event makes of a member's presence.
//!
//! LiveKit's webhooks arrive unordered, repeated and sometimes not at all, so
//! each event is judged by what it says of its connection, never by when it
//! comes. Event times are whole seconds, hence the second of tolerance.

use std::time::Duration;

use super::grace::Graces;
use super::member::{Member, Sid};
use crate::domain::time::{Second, Timestamp};

/// What happened to a member's connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PresenceEvent {
    /// LiveKit says that they connected.
    Joined(Connection),
    /// LiveKit says that they left.
    Left {
        /// The connection that is gone.
        connection: Connection,
        /// When the event was made.
        at: Second,
        reason: LeaveReason,
    },
    /// A reconcile did not find them, though they count as connected.
    FoundMissing,
    /// The same where webhooks are behind: what told that they left is still on
    /// its way, or was dropped, so they are not waited for. A moderator is.
    FoundGone,
    /// A reconcile found them connected.
    FoundPresent(Connection),
    /// A moderator kicked them.
    Kicked,
    /// They left by a call of their own, whatever held them; they may come back.
    OwnLeave,
}

/// A connection as LiveKit describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    pub sid: Sid,
    /// When it was made.
    pub joined_at: Second,
}

/// Why a connection is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveReason {
    /// They left of their own accord (`CLIENT_INITIATED`).
    OwnAccord,
    /// They were removed (`PARTICIPANT_REMOVED`).
    Removed,
    /// They signalled and never connected (`participant_connection_aborted`).
    Aborted,
    /// The LiveKit room was deleted (`ROOM_DELETED`): the chat has ended.
    RoomDeleted,
    /// Anything else, such as a lost signal or the same identity connecting
    /// again: they may be back within the reconnect grace.
    Interrupted,
}

/// The member after `event`; the same if the event says nothing new.
pub fn apply_event(member: &Member, event: &PresenceEvent, graces: &Graces, now: Timestamp) -> Member {
    let mut changed = match event {
        PresenceEvent::Joined(connection) => joined(member, connection),
        PresenceEvent::Left { connection, at, reason } => left(member, connection, *at, *reason, graces, now),
        PresenceEvent::FoundGone if !member.role.is_moderator() => found_gone(member),
        PresenceEvent::FoundMissing | PresenceEvent::FoundGone => found_missing(member, graces, now),
        PresenceEvent::FoundPresent(connection) => found_present(member, connection),
        PresenceEvent::Kicked => kicked(member),
        PresenceEvent::OwnLeave => released(member),
    };
    if changed == *member {
        return changed;
    }
    changed.version += 1;
    if changed.counted_as() != member.counted_as() || changed.sid != member.sid {
        changed.changed_at = now;
    }
    if changed.is_speaker != member.is_speaker || changed.hand != member.hand {
        changed.state_at = now;
    }
    changed
}

/// Whether `second` lies before the member's credentials by more than a second.
fn is_older_than_credentials(member: &Member, second: Second) -> bool {
    second.start().after(Duration::from_secs(1)) < member.credentials_at
}

fn joined(member: &Member, connection: &Connection) -> Member {
    let is_known_later = member.joined_at.is_some_and(|known| known > connection.joined_at);
    if member.kicked || member.has_left(&connection.sid) || is_known_later {
        return member.clone();
    }
    connected(member, connection)
}

fn connected(member: &Member, connection: &Connection) -> Member {
    let mut after = member.clone();
    after.sid = Some(connection.sid.clone());
    after.joined_at = Some(connection.joined_at);
    after.interruption = None;
    if !is_older_than_credentials(member, connection.joined_at) {
        after.pending_until = None;
    }
    after
}

fn left(
    member: &Member,
    connection: &Connection,
    at: Second,
    reason: LeaveReason,
    graces: &Graces,
    now: Timestamp,
) -> Member {
    if member.has_left(&connection.sid) {
        return member.clone();
    }
    let leaving = known_by(member, connection, at, now);
    let mut after = leaving.unwrap_or_else(|| member.clone());
    after.remember_left(connection.sid.clone());
    if after.sid.as_ref() != Some(&connection.sid) {
        return after;
    }
    after.sid = None;
    match reason {
        LeaveReason::Interrupted => after.interruption = Some(graces.interruption(now)),
        LeaveReason::RoomDeleted => after.release(),
        LeaveReason::OwnAccord | LeaveReason::Removed | LeaveReason::Aborted => {}
    }
    after
}

/// The member with the connection that leaves; none if the leave is not about
/// the connection they are known by. A leave that overtook its join is taken
/// as the join followed by the leave.
fn known_by(member: &Member, connection: &Connection, at: Second, now: Timestamp) -> Option<Member> {
    if member.sid.is_some() {
        return (member.sid.as_ref() == Some(&connection.sid)).then(|| member.clone());
    }
    let is_old = is_older_than_credentials(member, at) || is_older_than_credentials(member, connection.joined_at);
    let overtook = !is_old && member.is_active(now);
    overtook.then(|| joined(member, connection)).filter(|joined| joined.sid.is_some())
}

fn found_missing(member: &Member, graces: &Graces, now: Timestamp) -> Member {
    let mut after = member.clone();
    if let Some(sid) = after.sid.take() {
        after.remember_left(sid);
        after.interruption = Some(graces.interruption(now));
    }
    after
}

fn found_gone(member: &Member) -> Member {
    let mut after = member.clone();
    if let Some(sid) = after.sid.take() {
        after.remember_left(sid);
    }
    after
}

fn found_present(member: &Member, connection: &Connection) -> Member {
    if member.kicked || member.sid.as_ref() == Some(&connection.sid) {
        return member.clone();
    }
    let mut after = connected(member, connection);
    // LiveKit lists it, so whatever said that it had left was wrong.
    after.left_sids.retain(|sid| *sid != connection.sid);
    after
}

fn kicked(member: &Member) -> Member {
    let mut after = released(member);
    after.kicked = true;
    after.is_speaker = false;
    after.hand = None;
    after
}

fn released(member: &Member) -> Member {
    let mut after = member.clone();
    if let Some(sid) = after.sid.take() {
        after.remember_left(sid);
    }
    after.release();
    after
}
