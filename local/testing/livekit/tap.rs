//! What a test sees of the stand-in, and holds in its hands.

use std::collections::{HashMap, VecDeque};
use std::mem::take;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::response::Response;
use futures::future::BoxFuture;
use serde_json::Value;

use super::Fault;
use crate::livekit::outbox::Outbox;
use crate::livekit::webhook::{Pending, Webhook};
use crate::livekit::{Call, CarryOut, Delivery, Unwatched, Watch};
use crate::testing::StillTime;
use crate::time::Time;

#[derive(Debug, Default)]
struct State {
    calls: Vec<Call>,
    next: VecDeque<(String, Fault)>,
    always_of: HashMap<String, Fault>,
    always: Option<Fault>,
    time: StillTime,
    is_holding: bool,
    held: Vec<(String, Webhook)>,
    turn_passwords: Vec<String>,
}

/// Stands between a stand-in and the functions; its clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Tap {
    state: Arc<Mutex<State>>,
    /// Apart, since a webhook is dropped while what was held back is released.
    deliveries: Arc<Mutex<Vec<Delivery>>>,
}

impl Watch for Tap {
    fn answer(&self, call: &Call, carry_out: CarryOut) -> BoxFuture<'static, Response> {
        let time = self.state().time.clone();
        let served = time.serve();
        let fault = self.passing(call);
        Box::pin(async move {
            let _served = served;
            match fault {
                None => carry_out(),
                Some(fault) => fault.answer(carry_out, time).await,
            }
        })
    }

    fn pass(&self, pause: Duration, time: &Time) -> BoxFuture<'static, ()> {
        let still = self.state().time.clone();
        if still.is_begun() { Box::pin(still.pass(pause)) } else { Unwatched.pass(pause, time) }
    }

    fn hold(&self, room: &str, webhook: Webhook) -> Option<Webhook> {
        let mut state = self.state();
        state.turn_passwords.extend(turn_password(&webhook));
        if !state.is_holding {
            return Some(webhook);
        }
        state.held.push((room.to_owned(), webhook));
        None
    }

    fn delivered(&self, delivery: &Delivery) {
        locked(&self.deliveries).push(delivery.clone());
    }
}

/// The secret of a room, in the webhook that says it was opened.
fn turn_password(webhook: &Webhook) -> Option<String> {
    let event = serde_json::from_str::<Value>(&webhook.body).ok().filter(|_| webhook.name == "room_started")?;
    Some(event.pointer("/room/turnPassword")?.as_str()?.to_owned())
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Tap {
    fn state(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }

    /// Writes the call down; what goes wrong with it.
    fn passing(&self, call: &Call) -> Option<Fault> {
        let mut state = self.state();
        state.calls.push(call.clone());
        match state.next.iter().position(|(of, _)| of == call.name()) {
            Some(index) => state.next.remove(index).map(|(_, fault)| fault),
            None => state.always_of.get(call.name()).copied().or(state.always),
        }
    }

    /// Lets the next RoomService call of that name go wrong; said again, the one after it.
    pub fn fault_next(&self, call: &str, fault: Fault) {
        self.state().next.push_back((call.to_owned(), fault));
    }

    /// Lets every RoomService call go wrong from now on, or none.
    pub fn fault_always(&self, fault: Option<Fault>) {
        self.state().always = fault;
    }

    /// Lets every RoomService call of that name go wrong from now on, or none.
    pub fn fault_always_of(&self, call: &str, fault: Option<Fault>) {
        let mut state = self.state();
        match fault {
            Some(fault) => state.always_of.insert(call.to_owned(), fault),
            None => state.always_of.remove(call),
        };
    }

    /// Lets no RoomService call go wrong any more.
    pub fn heal(&self) {
        let mut state = self.state();
        state.next.clear();
        state.always_of.clear();
        state.always = None;
    }

    /// Lets the paused time of a test flow while an answer does not come.
    pub fn keep(&self, time: StillTime) {
        self.state().time = time;
    }

    /// The RoomService calls received so far, the faulty ones too.
    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    /// Forgets the RoomService calls received so far.
    pub fn forget_calls(&self) {
        self.state().calls.clear();
    }

    /// The secrets in the webhooks of all rooms that were ever opened, which
    /// nobody else may tell.
    pub fn turn_passwords(&self) -> Vec<String> {
        self.state().turn_passwords.clone()
    }

    /// What became of the webhooks so far, other than of those sent by hand.
    pub fn deliveries(&self) -> Vec<Delivery> {
        locked(&self.deliveries).clone()
    }

    /// The webhooks that were dropped so far, of which LiveKit tells nobody.
    pub fn dropped(&self) -> Vec<Delivery> {
        self.deliveries().into_iter().filter(|delivery| delivery.dropped.is_some()).collect()
    }

    /// Holds webhooks back from now on.
    pub fn hold_webhooks(&self) {
        self.state().is_holding = true;
    }

    /// The webhooks held back, in the order of what happened.
    pub fn held(&self) -> Vec<Webhook> {
        self.state().held.iter().map(|(_, webhook)| webhook.clone()).collect()
    }

    /// Takes the held webhooks out, to be sent by hand or lost; later ones are
    /// held back on.
    pub fn take_held(&self) -> Vec<Webhook> {
        take(&mut self.state().held).into_iter().map(|(_, webhook)| webhook).collect()
    }

    /// Holds nothing back any more, and queues what was.
    pub(super) fn release(&self, outbox: &Outbox) -> Vec<Pending> {
        // Held until all are queued, so that what happens now comes after them.
        let mut state = self.state();
        state.is_holding = false;
        take(&mut state.held).into_iter().map(|(room, webhook)| outbox.queue(room, webhook)).collect()
    }
}
