//! A chat that a message of the queue asks to be held against LiveKit's list.

use super::reconcile::{Extent, reconcile};
use super::{Voice, VoiceFault};
use crate::domain::voice::names::ChatRef;
use crate::store::StoreError;

/// A chat was not held against LiveKit's list to the end; a repeat does it.
#[derive(Debug, thiserror::Error)]
pub enum AskedFault {
    /// There is no LiveKit to ask.
    #[error("LIVEKIT_URL is not set")]
    NoLiveKit,
    #[error(transparent)]
    Voice(#[from] VoiceFault),
}

impl From<StoreError> for AskedFault {
    fn from(error: StoreError) -> Self {
        Self::Voice(error.into())
    }
}

/// Reconciles the chat, if it still runs: who is there, and whoever is missing is
/// not waited for. Where somebody had only just changed, it is asked for once more.
pub async fn reconcile_asked(voice: &Voice, chat_ref: &ChatRef) -> Result<(), AskedFault> {
    let livekit = voice.livekit.as_deref().ok_or(AskedFault::NoLiveKit)?;
    if let Some(chat) = voice.store.running_chat(chat_ref).await? {
        reconcile(voice, livekit, chat_ref, &chat, Extent::Behind).await?;
    }
    Ok(())
}
