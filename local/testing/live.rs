//! What tests do to the stand-in for AppSync Events, and see of it.

use std::collections::{BTreeSet, VecDeque};
use std::mem::take;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use futures::future::BoxFuture;
use serde_json::json;
use tokio::sync::oneshot;

use super::StillTime;
use crate::live::hub::{End, Line, Outgoing};
use crate::live::refusal::{answer, errors};
use crate::live::{Accepted, Event, Figures, Hub, Publish, Refusal, StandIn, Watch};
use crate::serving::HangUp;

/// What goes wrong with a function's publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is answered 429 and not delivered.
    Throttled,
    /// It is answered 500 and not delivered.
    Internal,
    /// It is delivered, and answered 500.
    LateInternal,
    /// It is answered 503 and not delivered.
    Unavailable,
    /// It is answered 400 and not delivered.
    Refused,
    /// It is answered 401 and not delivered.
    NotPermitted,
    /// The connection is closed without an answer; it is not delivered.
    Unreachable,
    /// It is delivered, and the connection is closed without an answer.
    AnswerLost,
    /// It is answered 200 with what is no JSON, and not delivered.
    Garbage,
    /// The events of these indices fail; the others are delivered.
    Failing(BTreeSet<usize>),
    /// It is delivered in another order: AppSync promises none.
    Reversed,
}

impl Fault {
    fn answer(self, mut accepted: Accepted) -> Response {
        match self {
            Self::Throttled => failed(StatusCode::TOO_MANY_REQUESTS, "LimitExceededError", "Rate limit exceeded"),
            Self::Internal => internal(),
            Self::LateInternal => {
                drop(accepted.deliver());
                internal()
            }
            Self::Unavailable => failed(StatusCode::SERVICE_UNAVAILABLE, "ServiceUnavailableException", ""),
            Self::Refused => Refusal::Malformed("Each event must be valid JSON").into_response(),
            Self::NotPermitted => Refusal::NotPermitted.into_response(),
            Self::Unreachable => hang_up(),
            Self::AnswerLost => {
                drop(accepted.deliver());
                hang_up()
            }
            Self::Garbage => "<html>this is no JSON</html>".into_response(),
            Self::Failing(indices) => accepted.deliver_but(&indices),
            Self::Reversed => {
                accepted.publish.events.reverse();
                accepted.deliver()
            }
        }
    }
}

fn failed(status: StatusCode, kind: &str, message: &str) -> Response {
    answer(status, &json!({ "errors": errors(kind, message) }))
}

fn internal() -> Response {
    failed(StatusCode::INTERNAL_SERVER_ERROR, "InternalFailureException", "An internal failure occurred")
}

fn hang_up() -> Response {
    let mut response = Response::default();
    response.extensions_mut().insert(HangUp);
    response
}

/// Stands between the functions and the stand-in; its clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Tap(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    publishes: Vec<Publish>,
    next: VecDeque<Fault>,
    always: Option<Fault>,
    at: Vec<(String, Fault)>,
    is_holding: bool,
    held: Vec<oneshot::Sender<()>>,
    time: StillTime,
}

impl State {
    fn at(&self, publish: &Publish) -> Option<Fault> {
        let has = |text: &str| publish.events.iter().any(|event| event.text().contains(text));
        self.at.iter().find(|(text, _)| has(text)).map(|(_, fault)| fault.clone())
    }
}

impl Watch for Tap {
    fn answer(&self, accepted: Accepted) -> BoxFuture<'static, Response> {
        let (fault, held, time) = self.passing(&accepted.publish);
        let served = time.serve();
        Box::pin(async move {
            let _served = served;
            if let Some(held) = held {
                let _waiting = time.wait();
                // It goes on as well where nobody is left to release it.
                let _ = held.await;
            }
            match fault {
                None => accepted.deliver(),
                Some(fault) => fault.answer(accepted),
            }
        })
    }
}

impl Tap {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a publish down; what goes wrong with it, and until when it is held.
    fn passing(&self, publish: &Publish) -> (Option<Fault>, Option<oneshot::Receiver<()>>, StillTime) {
        let mut state = self.state();
        state.publishes.push(publish.clone());
        let fault = state.next.pop_front().or_else(|| state.always.clone()).or_else(|| state.at(publish));
        let held = state.is_holding.then(|| {
            let (release, held) = oneshot::channel();
            state.held.push(release);
            held
        });
        (fault, held, state.time.clone())
    }

    /// Lets the next publish go wrong; said again, the one after it.
    pub fn fault_next(&self, fault: Fault) {
        self.state().next.push_back(fault);
    }

    /// Lets every publish go wrong from now on, or none.
    pub fn fault_always(&self, fault: Option<Fault>) {
        self.state().always = fault;
    }

    /// Lets every publish go wrong from now on that has an event with this text in it.
    pub fn fault_at(&self, text: &str, fault: Fault) {
        self.state().at.push((text.to_owned(), fault));
    }

    /// Lets no publish go wrong any more.
    pub fn heal(&self) {
        let mut state = self.state();
        state.next.clear();
        state.always = None;
        state.at.clear();
    }

    /// Lets the paused time of a test flow while a publish is held.
    pub fn keep(&self, time: StillTime) {
        self.state().time = time;
    }

    /// Holds publishes back from now on: they are neither delivered nor answered.
    pub fn hold_publishes(&self) {
        self.state().is_holding = true;
    }

    /// How many publishes are held.
    pub fn held(&self) -> usize {
        self.state().held.iter().filter(|held| !held.is_closed()).count()
    }

    /// Holds nothing back any more, and lets go what was.
    pub fn release_publishes(&self) {
        let held = {
            let mut state = self.state();
            state.is_holding = false;
            take(&mut state.held)
        };
        for release in held {
            // Whoever published may have given up.
            let _ = release.send(());
        }
    }

    /// The functions' publishes so far that were allowed, the faulty ones too.
    pub fn publishes(&self) -> Vec<Publish> {
        self.state().publishes.clone()
    }

    /// Forgets the publishes so far.
    pub fn forget_publishes(&self) {
        self.state().publishes.clear();
    }
}

/// A stand-in that is up, with a [`Tap`]; it does not keep it up.
#[derive(Debug, Clone)]
pub struct Live {
    hub: Arc<Hub>,
    tap: Tap,
}

impl Deref for Live {
    type Target = Tap;

    fn deref(&self) -> &Tap {
        &self.tap
    }
}

impl Live {
    /// The stand-in that was started with `tap`.
    pub fn of(stand_in: &StandIn, tap: Tap) -> Self {
        Self { hub: stand_in.server.hub.clone(), tap }
    }

    /// Subscribes in this process, without a socket and without asking anybody:
    /// a thousand of these are cheap.
    pub fn listen(&self, pattern: &str) -> Result<Listener, Refusal> {
        let line = self.hub.open();
        self.hub.subscribe(line.id, "listener", &pattern.parse()?);
        Ok(Listener { hub: self.hub.clone(), line })
    }

    /// Does what time alone brings: connections are kept alive, and end after a day.
    pub fn pass_time(&self) {
        self.hub.pass_time();
    }

    /// Cuts all connections, without a close frame.
    pub fn cut_connections(&self) {
        self.hub.end_all(End::Cut);
    }

    /// Closes all connections, as AppSync does now and then.
    pub fn close_connections(&self) {
        self.hub.end_all(End::Closed);
    }

    /// How many connections there are, and how many subscriptions.
    pub fn counts(&self) -> (usize, usize) {
        self.hub.counts()
    }

    /// What was done so far, as AppSync meters it.
    pub fn figures(&self) -> Figures {
        self.hub.figures()
    }
}

/// A subscriber in this process; its connection ends when this is dropped.
#[derive(Debug)]
pub struct Listener {
    hub: Arc<Hub>,
    line: Line,
}

impl Listener {
    /// The events that came since this was asked last.
    pub fn events(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        while let Ok(message) = self.line.inbox.try_recv() {
            if let Outgoing::Data { event, .. } = message {
                events.push(event);
            }
        }
        events
    }

    /// Whether its connection has ended.
    pub fn is_over(&self) -> bool {
        self.line.inbox.is_closed()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.hub.close(self.line.id);
    }
}
