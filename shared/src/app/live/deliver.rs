//! One channel's events, published in their order.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Live;
use crate::appsync::{MOST_BYTES, MOST_EVENTS, PublishFault};
use crate::domain::live::change::SequenceNumber;
use crate::domain::live::channel::Channel;

/// The pause before the first try again; twice as long before each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// An event, and the changes it tells of.
#[derive(Debug, Clone)]
pub struct Deliverable {
    /// JSON.
    pub text: String,
    pub from: Vec<SequenceNumber>,
}

/// Publishes the events, as many at once as AppSync takes, and again and again what
/// it does not take for now; gives back the changes of those it did not take in time.
///
/// An event that AppSync refuses for good, which is our own fault, is logged and
/// passed over: nothing behind it waits for what will never be told.
pub async fn deliver(live: &Live, channel: &Channel, events: &[Deliverable]) -> Vec<SequenceNumber> {
    let end = Instant::now() + live.tries_for;
    let mut left = events;
    let mut most = MOST_EVENTS;
    let mut pause = FIRST_PAUSE;
    while !left.is_empty() {
        let (some, rest) = left.split_at(together(left, most));
        let texts = some.iter().map(|event| event.text.clone()).collect::<Vec<_>>();
        let fault = match live.channels.publish(channel, &texts, live.clock.now()).await {
            Ok(()) => {
                (left, most, pause) = (rest, MOST_EVENTS, FIRST_PAUSE);
                continue;
            }
            Err(fault) => fault,
        };
        if !fault.is_passing() {
            if some.len() > 1 {
                // One of them; the others are taken one by one.
                most = 1;
                continue;
            }
            give_up(channel, some, &fault);
            left = rest;
            continue;
        }
        left = left.get(fault.from().min(some.len())..).unwrap_or_default();
        if !fault.is_momentary() || Instant::now() + pause >= end {
            tracing::warn!(%channel, %fault, events = left.len(), "events were not published");
            return left.iter().flat_map(|event| event.from.iter().cloned()).collect();
        }
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    Vec::new()
}

/// How many of the first events fit into one request; one always is tried.
fn together(events: &[Deliverable], most: usize) -> usize {
    let mut bytes = 0;
    let fitting = events.iter().take(most).take_while(|event| {
        bytes += event.text.len();
        bytes <= MOST_BYTES
    });
    fitting.count().clamp(1, events.len())
}

fn give_up(channel: &Channel, events: &[Deliverable], fault: &PublishFault) {
    let from = events.iter().flat_map(|event| &event.from).map(SequenceNumber::as_str).collect::<Vec<_>>();
    tracing::error!(%channel, %fault, changes = from.join(" "), "an event will never be published");
}
