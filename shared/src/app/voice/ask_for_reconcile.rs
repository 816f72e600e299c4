//! A chat that is behind what LiveKit knows is to be reconciled soon, by the
//! sweeper's function: nothing works on after its answer on Lambda.

use std::fmt;

use futures::future::BoxFuture;

use super::Voice;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::ChatRef;
use crate::store::StoreError;

/// What carries questions for a reconcile: each arrives three seconds later, at
/// least once if it is taken.
pub trait ReconcileQueue: fmt::Debug + Send + Sync {
    /// Asks for a reconcile of the chat; fails where nobody knows whether it was taken.
    fn ask<'q>(&'q self, chat_ref: &'q ChatRef) -> BoxFuture<'q, Result<(), ReconcileUnasked>>;
}

/// A reconcile could not be asked for.
#[derive(Debug, thiserror::Error)]
#[error("no reconcile can be asked for: {0}")]
pub struct ReconcileUnasked(pub String);

/// Asks for a reconcile of the chat, unless somebody has within the last three
/// seconds. That it is owed stands in the chat, so a question that gets lost, or
/// is not taken, costs time and nothing else: the next late webhook asks again,
/// and so does the next sweep.
pub async fn ask_for_reconcile(voice: &Voice, chat_ref: &ChatRef, now: Timestamp) -> Result<(), StoreError> {
    if !voice.store.note_reconcile_asked(chat_ref, now).await? {
        return Ok(());
    }
    let Some(queue) = &voice.reconciles else { return Ok(()) };
    if let Err(fault) = queue.ask(chat_ref).await {
        tracing::error!(%fault, chat = %chat_ref, "the next sweep reconciles the chat instead");
    }
    Ok(())
}
