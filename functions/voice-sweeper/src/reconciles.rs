//! The messages of one event, each about a chat, side by side.

use futures::future::join_all;
use shared::app::voice::Voice;
use shared::app::voice::reconcile_asked::{AskedFault, reconcile_asked};
use shared::app::voice::sweep::Limits;
use shared::domain::voice::names::ChatRef;
use shared::queue::{Asked, NotReconciled};
use tokio::time::{Duration, timeout};

/// Reconciles the chats that are asked for; which of the messages are to come
/// again.
pub async fn reconcile_all(voice: &Voice, asked: Vec<Asked>) -> Result<(), NotReconciled> {
    let left = join_all(asked.into_iter().map(|asked| reconcile_one(voice, asked))).await;
    let left = left.into_iter().flatten().collect::<NotReconciled>();
    if left.is_empty() { Ok(()) } else { Err(left) }
}

/// The message's id, if it is to come again.
async fn reconcile_one(voice: &Voice, Asked { message_id, chat }: Asked) -> Option<String> {
    let chat = match chat {
        Ok(chat) => chat,
        Err(fault) => {
            // It would be no better the next time.
            tracing::error!(%fault, message_id, "a message is dropped");
            return None;
        }
    };
    // What is not done by then is cut off, so that Lambda does not cut off the others with it.
    let time = Limits::default().end;
    match timeout(time, reconcile_asked(voice, &chat)).await {
        Ok(Ok(())) => None,
        Ok(Err(fault)) => Some(failed(message_id, &chat, &fault)),
        Err(_) => Some(cut_off(message_id, &chat, time)),
    }
}

fn failed(message_id: String, chat: &ChatRef, fault: &AskedFault) -> String {
    tracing::warn!(%fault, %chat, message_id, "the reconcile of a chat failed");
    message_id
}

fn cut_off(message_id: String, chat: &ChatRef, time: Duration) -> String {
    tracing::warn!(ms = time.as_millis(), %chat, message_id, "the reconcile of a chat was cut off");
    message_id
}
