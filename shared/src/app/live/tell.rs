//! A batch of the stream's changes, told of.

use std::collections::{BTreeMap, BTreeSet};

use futures::future::join_all;

use super::Live;
use super::deliver::{Deliverable, deliver};
use super::events::{Resolved, resolve};
use crate::domain::live::change::{Recorded, SequenceNumber};
use crate::domain::live::channel::Channel;
use crate::domain::live::digest::digest;

/// Tells of the changes, which are in their order; gives back which of them were
/// not told of and are to come again. On one channel nothing is published past what
/// could not be, so that the order holds.
pub async fn tell(live: &Live, changes: Vec<Recorded>) -> BTreeSet<SequenceNumber> {
    let Resolved { events, left } = resolve(live, digest(changes)).await;
    let mut channels = BTreeMap::<Channel, Vec<Deliverable>>::new();
    for (channel, event) in events {
        channels.entry(channel).or_default().push(event);
    }
    let told = channels.iter().map(|(channel, events)| deliver(live, channel, events));
    let not_told = join_all(told).await.into_iter().flatten();
    not_told.chain(left).collect()
}
