//! A chat that a message of the queue asks to be held against LiveKit's list.

use super::reconcile::reconcile;
use super::{Voice, VoiceFault};
use crate::domain::voice::names::ChatRef;
use crate::queue::QueueFault;

/// A chat was not held against LiveKit's list to the end; a repeat does it.
#[derive(Debug, thiserror::Error)]
pub enum AskedFault {
    /// There is no LiveKit to ask.
    #[error("LIVEKIT_URL is not set")]
    NoLiveKit,
    #[error(transparent)]
    Voice(#[from] VoiceFault),
    /// It is to be done once more, and that could not be asked for.
    #[error(transparent)]
    Again(#[from] QueueFault),
}

/// Reconciles the chat, if it still runs. Where somebody had only just changed,
/// it is asked for once more.
pub async fn reconcile_asked(voice: &Voice, chat_ref: &ChatRef) -> Result<(), AskedFault> {
    let livekit = voice.livekit.as_deref().ok_or(AskedFault::NoLiveKit)?;
    let Some(chat) = voice.store.running_chat(chat_ref).await.map_err(VoiceFault::Store)? else { return Ok(()) };
    let reconciled = reconcile(voice, livekit, chat_ref, &chat).await?;
    if let Some(queue) = voice.reconciles.as_deref().filter(|_| reconciled.unsettled > 0) {
        queue.ask(chat_ref).await?;
    }
    Ok(())
}
