//! The wire between the functions and DynamoDB, for tests to read and to cut.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::faults::{Aim, Fault, Faults};
use super::held_back::{HeldBack, Hold, hold};
use super::trips::{self, Trips};
use crate::dynamodb::message::Sent;
use crate::dynamodb::simulated::{Figures, Simulation};
use crate::dynamodb::wire::Watch;
use crate::iam::{Denied, Grant};
use crate::testing::StillTime;

#[derive(Debug, Default)]
struct Tap {
    log: Option<Vec<Sent>>,
    used: BTreeSet<(String, Grant)>,
    denied: Vec<Denied>,
    faults: Faults,
    holds: VecDeque<(String, Hold)>,
    time: StillTime,
    simulation: Option<Simulation>,
    trips: Option<Trips>,
}

/// What a test sees of a stack's wire to DynamoDB, and does to it; its clones are
/// the same.
#[derive(Debug, Clone, Default)]
pub struct Wire(Arc<Mutex<Tap>>);

impl Wire {
    fn tap(&self) -> MutexGuard<'_, Tap> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes down what is sent from now on.
    pub fn record(&self) {
        self.tap().log = Some(Vec::new());
    }

    /// What was sent since [`Wire::record`].
    pub fn sent(&self) -> Vec<Sent> {
        self.tap().log.clone().unwrap_or_default()
    }

    /// Follows the requests of the call that begins now, the only one under way.
    pub fn follow_trips(&self) {
        self.tap().trips = Some(Trips::default());
    }

    /// What it sent since [`Wire::follow_trips`]; nothing is followed any more.
    pub fn trips(&self) -> Trips {
        self.tap().trips.take().unwrap_or_default()
    }

    pub(super) fn answered(&self, wave: usize) {
        if let Some(trips) = &mut self.tap().trips {
            trips.answer(wave);
        }
    }

    /// What each function has been allowed to do so far, by its name.
    pub fn used(&self) -> BTreeSet<(String, Grant)> {
        self.tap().used.clone()
    }

    /// What was asked for so far and not allowed.
    pub fn denied(&self) -> Vec<Denied> {
        self.tap().denied.clone()
    }

    /// Lets the next request of `operation` go wrong; said again, the one after it.
    pub fn fail_next(&self, operation: &str, fault: Fault) {
        self.tap().faults.push_next(operation, fault);
    }

    /// Holds the next request of `operation` back; said again, the one after it.
    /// It is carried out when it is let go.
    pub fn hold_next(&self, operation: &str) -> HeldBack {
        let (hold, held_back) = hold();
        self.tap().holds.push_back((operation.to_owned(), hold));
        held_back
    }

    fn holding(&self, sent: &Sent) -> Option<Hold> {
        let holds = &mut self.tap().holds;
        let index = holds.iter().position(|(operation, _)| *operation == sent.operation)?;
        holds.remove(index).map(|(_, hold)| hold)
    }

    /// Lets the requests that are aimed at go wrong from now on.
    pub fn fail(&self, aim: Aim, fault: Fault) {
        self.tap().faults.aim(aim, fault);
    }

    /// Lets nothing go wrong any more.
    pub fn heal(&self) {
        self.tap().faults.clear();
    }

    /// Lets the paused time of a test flow while the functions wait for an
    /// answer that does not come, or before they try again.
    pub fn keep(&self, time: StillTime) {
        self.tap().time = time;
    }

    /// Makes DynamoDB as hard as it is from now on, with the latencies of
    /// `simulation`, its conflicts and its limits: the embedded engine has none.
    pub fn simulate(&self, simulation: Simulation) {
        self.tap().simulation = Some(simulation);
    }

    /// What the simulation has done so far.
    pub fn figures(&self) -> Figures {
        self.tap().simulation.as_ref().map(Simulation::figures).unwrap_or_default()
    }

    fn passing(&self, sent: &Sent) -> Option<Fault> {
        let mut tap = self.tap();
        if let Some(log) = &mut tap.log {
            log.push(sent.clone());
        }
        tap.faults.befalling(sent)
    }

    fn time(&self) -> StillTime {
        self.tap().time.clone()
    }
}

impl Watch for Wire {
    fn allowed(&self, sent: &Sent, by: Vec<Grant>) {
        self.tap().used.extend(by.into_iter().map(|grant| (sent.function.clone(), grant)));
    }

    fn denied(&self, denied: &Denied) {
        self.tap().denied.push(denied.clone());
    }

    fn pass(&self, request: HttpRequest, sent: &Sent, on: &SharedHttpConnector) -> HttpConnectorFuture {
        let time = self.time();
        let served = time.serve();
        let fault = self.passing(sent);
        let answer = match fault {
            None => match self.holding(sent) {
                None => self.carry_out(request, sent, on),
                Some(hold) => self.carry_out_after(hold, request, sent, on),
            },
            Some(fault) => match fault.instead(sent) {
                Some(answer) => HttpConnectorFuture::ready(answer),
                None => fault.with(on.call(request), time.clone()),
            },
        };
        HttpConnectorFuture::new(async move {
            let answer = answer.await;
            if fault.is_some() || !answer.as_ref().is_ok_and(|answer| answer.status().is_success()) {
                time.refuse();
            }
            drop(served);
            answer
        })
    }
}

impl Wire {
    fn carry_out_after(
        &self,
        hold: Hold,
        request: HttpRequest,
        sent: &Sent,
        on: &SharedHttpConnector,
    ) -> HttpConnectorFuture {
        let (wire, sent, on) = (self.clone(), sent.clone(), on.clone());
        HttpConnectorFuture::new(async move {
            {
                let _waiting = wire.time().wait();
                hold.over().await;
            }
            wire.carry_out(request, &sent, &on).await
        })
    }

    fn carry_out(&self, request: HttpRequest, sent: &Sent, on: &SharedHttpConnector) -> HttpConnectorFuture {
        let wave = self.tap().trips.as_mut().map(|trips| trips.send(&sent.operation));
        if let Some(wave) = wave {
            return trips::carry_out(self.clone(), wave, request, on.clone());
        }
        let Some(simulation) = self.tap().simulation.clone() else { return on.call(request) };
        let time = self.time();
        simulation.pass(request, sent, on, Arc::new(move |pause| Box::pin(waited(pause, time.clone()))))
    }
}

/// A pause in which a test's paused time goes by.
async fn waited(pause: Duration, time: StillTime) {
    let _waiting = time.wait();
    tokio::time::sleep(pause).await;
}
