//! A chat that is behind what LiveKit knows is to be reconciled soon, by the
//! sweeper's function: nothing works on after its answer on Lambda.

use super::Voice;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::ChatRef;
use crate::store::StoreError;

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
