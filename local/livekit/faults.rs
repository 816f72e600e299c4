//! What tests see of the RoomService calls, and what they let go wrong.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::call::Call;
use crate::still_time::StillTime;

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is answered `unavailable` (503) and not carried out.
    Unavailable,
    /// It is answered `internal` (500) and not carried out.
    Internal,
    /// It is answered `resource_exhausted` (429) and not carried out.
    Throttled,
    /// It is answered `not_found` and not carried out.
    NotFound,
    /// It is answered 200 with what is no protobuf, and not carried out.
    Garbage,
    /// The connection is closed without an answer; it is not carried out.
    Unreachable,
    /// It is never answered, and not carried out.
    Silence,
    /// It is carried out, and answered when the functions have all but given it
    /// up: after 1.9 seconds.
    Late,
    /// It is carried out, and answered when nobody waits any more: after five seconds.
    Slow,
    /// It is carried out, and answered `unavailable` (503).
    LateUnavailable,
    /// It is carried out, and the connection is closed without an answer.
    AnswerLost,
    /// It is carried out, and the answer breaks off in the middle.
    Truncated,
}

#[derive(Debug, Default)]
struct Tap {
    calls: Vec<Call>,
    next: VecDeque<(String, Fault)>,
    always_of: HashMap<String, Fault>,
    always: Option<Fault>,
    time: StillTime,
}

/// The log of the calls, and the faults to come.
#[derive(Debug, Default)]
pub struct Faults(Mutex<Tap>);

impl Faults {
    fn tap(&self) -> MutexGuard<'_, Tap> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets the next call of that name go wrong; said again, the one after it.
    pub fn fault_next(&self, call: &str, fault: Fault) {
        self.tap().next.push_back((call.to_owned(), fault));
    }

    /// Lets every call go wrong from now on, or none.
    pub fn fault_always(&self, fault: Option<Fault>) {
        self.tap().always = fault;
    }

    /// Lets every call of that name go wrong from now on, or none.
    pub fn fault_always_of(&self, call: &str, fault: Option<Fault>) {
        let mut tap = self.tap();
        match fault {
            Some(fault) => tap.always_of.insert(call.to_owned(), fault),
            None => tap.always_of.remove(call),
        };
    }

    /// Lets no call go wrong any more.
    pub fn heal(&self) {
        let mut tap = self.tap();
        tap.next.clear();
        tap.always_of.clear();
        tap.always = None;
    }

    /// Lets the paused time of a test flow while an answer does not come.
    pub fn keep(&self, time: StillTime) {
        self.tap().time = time;
    }

    /// The time that is kept.
    pub fn time(&self) -> StillTime {
        self.tap().time.clone()
    }

    /// The calls received so far, the faulty ones too.
    pub fn calls(&self) -> Vec<Call> {
        self.tap().calls.clone()
    }

    /// Forgets the calls received so far.
    pub fn forget(&self) {
        self.tap().calls.clear();
    }

    /// Writes the call down; what goes wrong with it.
    pub fn passing(&self, call: &Call) -> Option<Fault> {
        let mut tap = self.tap();
        tap.calls.push(call.clone());
        match tap.next.iter().position(|(of, _)| of == call.name()) {
            Some(index) => tap.next.remove(index).map(|(_, fault)| fault),
            None => tap.always_of.get(call.name()).copied().or(tap.always),
        }
    }
}
