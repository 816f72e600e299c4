//! What nobody calls for: chats that were abandoned, ends that are not
//! finished, and chats whose webhooks may have got lost.

mod ended;
mod running;

use shared::domain::caller::Scope;
use shared::domain::time::Timestamp;
use shared::http::config::ConfigError;
use shared::http::voice_app::VoiceApp;
use shared::livekit::LiveKit;
use shared::voice::VoiceFault;

/// The sweeper answers nobody; its first read is made as for voice chats.
pub const SCOPE: Scope = Scope::Voice;

/// A sweep that left something undone; the next one does it.
#[derive(Debug, thiserror::Error)]
pub enum SweepFault {
    /// LiveKit is not configured.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The chats could not be listed.
    #[error(transparent)]
    Listing(#[from] VoiceFault),
    /// Some chats were left as they are; why is in the log.
    #[error("{0} chats were left as they are")]
    Left(usize),
}

/// Finishes what ended chats left undone, ends abandoned chats and reconciles
/// running ones. One chat that fails does not keep the others waiting.
pub async fn sweep(voice: &VoiceApp, now: Timestamp) -> Result<(), SweepFault> {
    let livekit = voice.livekit.as_deref().ok_or(ConfigError::Missing("LIVEKIT_URL"))?;
    let sweep = Sweep { voice, livekit, now };
    let left = sweep.finish_ended().await? + sweep.look_after_running().await?;
    if left == 0 { Ok(()) } else { Err(SweepFault::Left(left)) }
}

struct Sweep<'s> {
    voice: &'s VoiceApp,
    livekit: &'s LiveKit,
    now: Timestamp,
}

/// How many of `results` failed, each logged with its chat.
fn failures(results: impl IntoIterator<Item = (String, Result<(), VoiceFault>)>) -> usize {
    let failed = results.into_iter().filter_map(|(chat, result)| result.err().map(|fault| (chat, fault)));
    failed.inspect(|(chat, fault)| tracing::warn!(%fault, chat, "swept in vain")).count()
}
