//! What nobody calls for: chats that were abandoned, ends that are not
//! finished, and chats whose webhooks may have got lost. What is done about them
//! is [`shared::app::voice::sweep`], every minute. Chats whose webhooks are late
//! are asked for by messages of the queue, and held against LiveKit's list by
//! [`shared::app::voice::reconcile_asked`].

mod reconciles;

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde_json::Value;
use shared::app::voice::Voice;
use shared::app::voice::sweep::{SweepFault, sweep, tell_of_livekit};
use shared::domain::caller::Scope;
use shared::observe::ColdStart;
use shared::queue::{NotReconciled, asked_by};
use shared::runtime::run::observe_run;

/// The sweeper answers nobody; its first read is made as for voice chats.
pub const SCOPE: Scope = Scope::Voice;

/// The function, from its start on.
#[derive(Debug)]
pub struct Sweeper {
    voice: Voice,
    cold_start: ColdStart,
    is_checked: AtomicBool,
}

/// What Lambda is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// A sweep is over.
    Swept(()),
    /// A batch of messages was dealt with, all but these.
    Reconciled(NotReconciled),
}

impl Sweeper {
    pub fn new(voice: Voice) -> Self {
        Self { voice, cold_start: ColdStart::default(), is_checked: AtomicBool::new(false) }
    }

    /// Reconciles the chats that an event of the queue asks for; sweeps at any
    /// other event, which is the schedule's.
    pub async fn answer(&self, event: &Value) -> Result<Answer, SweepFault> {
        if let Some(asked) = asked_by(event) {
            let reconciling = reconciles::reconcile_all(&self.voice, asked);
            let done = observe_run("reconcile", &self.cold_start, reconciling).await;
            return Ok(Answer::Reconciled(done.err().unwrap_or_default()));
        }
        if !self.is_checked.swap(true, Ordering::Relaxed) {
            tell_of_livekit(&self.voice).await;
        }
        observe_run("sweep", &self.cold_start, sweep(&self.voice, self.voice.clock.now())).await?;
        Ok(Answer::Swept(()))
    }
}
