//! What nobody calls for: chats that were abandoned, ends that are not
//! finished, and chats whose webhooks may have got lost.

mod ended;
mod running;
mod work;

use std::time::Duration;

use crate::domain::time::Timestamp;
use crate::livekit::LiveKit;
use crate::store::{StoreError, SweepCursors};
use tokio::time::Instant;

use super::Voice;
use work::Outcome;

/// How much one sweep takes on.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How many chats each kind of work deals with at a time.
    pub at_once: usize,
    /// For how long each kind of work, side by side with the others, goes on
    /// to the next chat; the first ones are begun in any case.
    pub time: Duration,
    /// When a chat that is still being dealt with is left, from the beginning.
    pub end: Duration,
}

impl Default for Limits {
    /// Within the 50 seconds that the template gives the function.
    fn default() -> Self {
        Self { at_once: 16, time: Duration::from_secs(36), end: Duration::from_secs(45) }
    }
}

/// A sweep that left something undone; the next one does it.
#[derive(Debug, thiserror::Error)]
pub enum SweepFault {
    /// There is no LiveKit to ask.
    #[error("LIVEKIT_URL is not set")]
    NoLiveKit,
    /// The chats could not be listed.
    #[error(transparent)]
    Listing(#[from] StoreError),
    /// Some chats were left as they are; why is in the log.
    #[error("{failed} chats were left as they are, {not_reached} were not reached")]
    Left {
        failed: usize,
        /// For how many the time was too short.
        not_reached: usize,
    },
}

/// Says in the log where LiveKit does not answer, or does not take our key, which
/// a stack without chats would not notice. For the first sweep of a process.
pub async fn tell_of_livekit(voice: &Voice) {
    let Some(livekit) = voice.livekit.as_deref() else { return };
    if let Err(fault) = livekit.check().await {
        tracing::error!(%fault, url = livekit.url(), "voice chat does not work");
    }
}

/// Finishes what ended chats left undone, ends abandoned chats and those whose
/// rooms are over, and reconciles running ones: three kinds of work side by
/// side, none of which waits for another. One chat that fails keeps no other
/// waiting, and what is not reached comes first the next time.
pub async fn sweep(voice: &Voice, now: Timestamp) -> Result<(), SweepFault> {
    sweep_within(voice, Limits::default(), now).await
}

/// A sweep that takes on more or less than usual.
pub async fn sweep_within(voice: &Voice, limits: Limits, now: Timestamp) -> Result<(), SweepFault> {
    let livekit = voice.livekit.as_deref().ok_or(SweepFault::NoLiveKit)?;
    let sweep = Sweep { voice, livekit, limits, started: Instant::now(), now };
    let store = &voice.store;
    let mut ended = store.ended_chats().await?;
    ended.retain(|ended| sweep.is_to_be_finished(ended));
    let running = store.running_chats().await?;
    let (to_end, to_reconcile) = sweep.due(running);
    // Where to begin matters only where there may be no time for all.
    let is_much = ended.len().max(to_end.len()).max(to_reconcile.len()) > limits.at_once;
    let cursors = if is_much { store.sweep_cursors().await? } else { SweepCursors::default() };
    let (finished, (ending, untold_ending), (reconciled, untold_reconciled)) = futures::join!(
        sweep.finish(ended, cursors.finishing.as_deref()),
        sweep.end(to_end, cursors.ending.as_deref()),
        sweep.reconcile(to_reconcile, cursors.reconciling.as_deref()),
    );
    let next = SweepCursors {
        finishing: finished.next.clone(),
        ending: ending.next.clone(),
        reconciling: reconciled.next.clone(),
    };
    if next != cursors {
        store.note_sweep_cursors(&next).await?;
    }
    sweep.tell_of_untold(untold_ending + untold_reconciled).await?;
    left(&[finished, ending, reconciled])
}

fn left(outcomes: &[Outcome]) -> Result<(), SweepFault> {
    let failed = outcomes.iter().map(|outcome| outcome.failed).sum();
    let not_reached = outcomes.iter().map(|outcome| outcome.not_reached).sum();
    if failed + not_reached == 0 { Ok(()) } else { Err(SweepFault::Left { failed, not_reached }) }
}

struct Sweep<'s> {
    voice: &'s Voice,
    livekit: &'s LiveKit,
    limits: Limits,
    started: Instant,
    now: Timestamp,
}

impl Sweep<'_> {
    /// Says, once an hour, that LiveKit has people of whom no webhook told.
    async fn tell_of_untold(&self, people: usize) -> Result<(), StoreError> {
        if people > 0 && self.voice.store.may_say_untold(self.now).await? {
            tracing::warn!(
                people,
                "voice chats had people of whom no webhook told: is this stack's /livekit-webhook set in LiveKit, and does it answer?"
            );
        }
        Ok(())
    }
}
