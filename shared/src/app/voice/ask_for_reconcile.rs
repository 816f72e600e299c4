//! A chat that is behind what LiveKit knows is to be reconciled soon, by the
//! sweeper's function: nothing works on after its answer on Lambda.

use super::Voice;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::RECONCILE_EVERY;
use crate::domain::voice::names::ChatRef;
use crate::store::StoreError;

/// Asks for a reconcile of the chat, unless somebody has within the last three
/// seconds; one that is carried out asks for the next whatever other clocks say.
/// That it is owed stands in the chat, so a question that gets lost, or is not
/// taken, costs time and nothing else: the next late webhook asks again, and so
/// does the next sweep.
pub async fn ask_for_reconcile(
    voice: &Voice,
    chat_ref: &ChatRef,
    carried_out: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let last = now.before(RECONCILE_EVERY).max(carried_out.unwrap_or(Timestamp::from_millis(0)));
    if !voice.store.note_reconcile_asked(chat_ref, last, now).await? {
        return Ok(());
    }
    let Some(queue) = &voice.reconciles else { return Ok(()) };
    if let Err(fault) = queue.ask(chat_ref).await {
        tracing::error!(%fault, chat = %chat_ref, "the next sweep reconciles the chat instead");
    }
    Ok(())
}
