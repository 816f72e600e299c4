//! The connections and their subscriptions, and what goes out to them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use shared::domain::time::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::channel::{Channel, Pattern};
use super::figures::Figures;
use super::limits::{CONNECTION, CONNECTION_TIMEOUT, KEEP_ALIVE, SUBSCRIPTIONS};
use super::publish::Event;
use super::refusal::Refusal;
use crate::time::{Time, between};

/// What goes out to a client.
#[derive(Debug, Clone)]
pub enum Outgoing {
    /// A message of the protocol.
    Control(Value),
    /// An event, to the subscription of that id.
    Data {
        /// The subscription's id.
        id: Arc<str>,
        /// The event.
        event: Event,
    },
}

impl Outgoing {
    /// The text of the message.
    pub fn text(&self) -> String {
        match self {
            Self::Control(message) => message.to_string(),
            // An id has no character that JSON would escape.
            Self::Data { id, event } => format!(r#"{{"id":"{id}","type":"data","event":{}}}"#, event.quoted()),
        }
    }
}

/// How a connection ends that the client does not end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With a close frame.
    Closed,
    /// Without one, as where the network breaks.
    Cut,
}

/// A connection's number; none is used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(u64);

/// A connection from the client's side: what comes, and how it ends.
#[derive(Debug)]
pub struct Line {
    /// Its number.
    pub id: ConnectionId,
    /// What goes out, in order; it ends with the connection.
    pub inbox: mpsc::Receiver<Outgoing>,
    /// How it ends; an error where everything ends.
    pub ended: oneshot::Receiver<End>,
}

/// All connections of an Event API.
#[derive(Debug)]
pub struct Hub {
    time: Time,
    buffer: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    opened: u64,
    is_over: bool,
    connections: HashMap<ConnectionId, Connection>,
    subscriptions: HashMap<Pattern, Vec<Subscription>>,
    figures: Figures,
}

#[derive(Debug)]
struct Connection {
    opened: Timestamp,
    /// When it is kept alive next, once it is acknowledged.
    keep_alive: Option<Timestamp>,
    outbox: mpsc::Sender<Outgoing>,
    end: oneshot::Sender<End>,
    subscribed: HashMap<Arc<str>, Pattern>,
}

#[derive(Debug)]
struct Subscription {
    connection: ConnectionId,
    id: Arc<str>,
}

impl Hub {
    /// A hub without connections; of each so many messages wait to be sent at
    /// most, or it is cut. (What AppSync's limit is, is not documented.)
    pub fn new(time: Time, buffer: usize) -> Self {
        Self { time, buffer, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a connection.
    pub fn open(&self) -> Line {
        let mut state = self.state();
        state.opened += 1;
        let id = ConnectionId(state.opened);
        let (outbox, inbox) = mpsc::channel(self.buffer.max(1));
        let (end, ended) = oneshot::channel();
        if !state.is_over {
            state.figures.connects += 1;
            let opened = self.time.now();
            let connection = Connection { opened, keep_alive: None, outbox, end, subscribed: HashMap::new() };
            state.connections.insert(id, connection);
        }
        Line { id, inbox, ended }
    }

    /// Acknowledges a connection, which from now on is kept alive.
    pub fn acknowledge(&self, id: ConnectionId) {
        let timeout = u64::try_from(CONNECTION_TIMEOUT.as_millis()).unwrap_or(u64::MAX);
        let mut state = self.state();
        if let Some(connection) = state.connections.get_mut(&id) {
            connection.keep_alive = Some(self.time.now().after(KEEP_ALIVE));
        }
        let message = json!({ "type": "connection_ack", "connectionTimeoutMs": timeout });
        state.send(id, Outgoing::Control(message), self.time.now());
    }

    /// Sends a message of the protocol.
    pub fn reply(&self, id: ConnectionId, message: Value) {
        self.state().send(id, Outgoing::Control(message), self.time.now());
    }

    /// Whether a connection may have another subscription, of that id.
    pub fn has_room(&self, id: ConnectionId, subscription: &str) -> Result<(), Refusal> {
        let state = self.state();
        let Some(connection) = state.connections.get(&id) else { return Ok(()) };
        if connection.subscribed.contains_key(subscription) {
            return Err(Refusal::Duplicate);
        }
        if connection.subscribed.len() >= SUBSCRIPTIONS { Err(Refusal::TooManySubscriptions) } else { Ok(()) }
    }

    /// Subscribes, and says so before anything is delivered.
    pub fn subscribe(&self, id: ConnectionId, subscription: &str, pattern: &Pattern) {
        let mut state = self.state();
        let success = json!({ "type": "subscribe_success", "id": subscription });
        state.send(id, Outgoing::Control(success), self.time.now());
        let Some(connection) = state.connections.get_mut(&id) else { return };
        let subscription: Arc<str> = subscription.into();
        connection.subscribed.insert(subscription.clone(), pattern.clone());
        state.figures.subscribes += 1;
        let subscription = Subscription { connection: id, id: subscription };
        state.subscriptions.entry(pattern.clone()).or_default().push(subscription);
    }

    /// Ends a subscription.
    pub fn unsubscribe(&self, id: ConnectionId, subscription: &str) -> Result<(), Refusal> {
        let mut state = self.state();
        let pattern = state.connections.get_mut(&id).and_then(|connection| connection.subscribed.remove(subscription));
        let pattern = pattern.ok_or_else(|| Refusal::UnknownId(subscription.to_owned()))?;
        state.forget(&pattern, |other| other.connection == id && *other.id == *subscription);
        let success = json!({ "type": "unsubscribe_success", "id": subscription });
        state.send(id, Outgoing::Control(success), self.time.now());
        Ok(())
    }

    /// Delivers events one after another to every subscription that the channel is in.
    pub fn deliver(&self, channel: &Channel, events: &[Event]) {
        let mut state = self.state();
        state.figures.publish(events.iter().map(|event| event.text().len()));
        let patterns = channel.patterns();
        let mut slow = Vec::new();
        for event in events {
            let State { connections, subscriptions, figures, .. } = &mut *state;
            for subscription in patterns.iter().filter_map(|pattern| subscriptions.get(pattern)).flatten() {
                let Some(connection) = connections.get(&subscription.connection) else { continue };
                let data = Outgoing::Data { id: subscription.id.clone(), event: event.clone() };
                match connection.outbox.try_send(data) {
                    Ok(()) => figures.deliver(event.text().len()),
                    Err(_) => slow.push(subscription.connection),
                }
            }
        }
        for id in slow {
            state.end(id, End::Cut, self.time.now());
        }
    }

    /// Does what time alone brings: connections are kept alive, and end after a day.
    pub fn pass_time(&self) {
        let now = self.time.now();
        let mut state = self.state();
        let is_old = |connection: &Connection| connection.opened.after(CONNECTION) <= now;
        for id in state.those(is_old) {
            state.end(id, End::Closed, now);
        }
        let is_due = |connection: &Connection| connection.keep_alive.is_some_and(|due| due <= now);
        for id in state.those(is_due) {
            if let Some(connection) = state.connections.get_mut(&id) {
                connection.keep_alive = Some(now.after(KEEP_ALIVE));
            }
            state.figures.keep_alives += 1;
            state.send(id, Outgoing::Control(json!({ "type": "ka" })), now);
        }
    }

    /// Forgets a connection that the client has ended.
    pub fn close(&self, id: ConnectionId) {
        self.state().end(id, End::Closed, self.time.now());
    }

    /// Ends all connections there are.
    pub fn end_all(&self, end: End) {
        let mut state = self.state();
        for id in state.those(|_| true) {
            state.end(id, end, self.time.now());
        }
    }

    /// Ends all connections there are, and lets nobody connect any more.
    pub fn stop(&self) {
        self.state().is_over = true;
        self.end_all(End::Cut);
    }

    /// What was done so far.
    pub fn figures(&self) -> Figures {
        let now = self.time.now();
        let state = self.state();
        let mut figures = state.figures;
        state.connections.values().for_each(|connection| figures.connected_for(between(connection.opened, now)));
        figures
    }

    /// How many connections there are, and how many subscriptions.
    pub fn counts(&self) -> (usize, usize) {
        let state = self.state();
        (state.connections.len(), state.subscriptions.values().map(Vec::len).sum())
    }
}

impl State {
    fn those(&self, are: impl Fn(&Connection) -> bool) -> Vec<ConnectionId> {
        let mut those = self.connections.iter().filter(|(_, connection)| are(connection)).map(|(id, _)| *id);
        let mut those = those.by_ref().collect::<Vec<_>>();
        those.sort();
        those
    }

    /// Sends it to a connection, or cuts that for being slow.
    fn send(&mut self, id: ConnectionId, message: Outgoing, now: Timestamp) {
        let is_sent = self.connections.get(&id).is_none_or(|connection| connection.outbox.try_send(message).is_ok());
        if !is_sent {
            self.end(id, End::Cut, now);
        }
    }

    fn end(&mut self, id: ConnectionId, end: End, now: Timestamp) {
        let Some(connection) = self.connections.remove(&id) else { return };
        self.figures.connected_for(between(connection.opened, now));
        for pattern in connection.subscribed.values() {
            self.forget(pattern, |other| other.connection == id);
        }
        // Nobody may be there any more.
        let _ = connection.end.send(end);
    }

    fn forget(&mut self, pattern: &Pattern, is_it: impl Fn(&Subscription) -> bool) {
        if let Some(subscriptions) = self.subscriptions.get_mut(pattern) {
            subscriptions.retain(|subscription| !is_it(subscription));
            if subscriptions.is_empty() {
                self.subscriptions.remove(pattern);
            }
        }
    }
}
