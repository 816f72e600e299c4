//! Somebody has seen a message, or takes that back.

use super::Refused;
use crate::domain::id::UserId;
use crate::domain::message::Message;
use crate::store::Store;

/// Puts `reader` among those who have seen the message, or takes them out;
/// nothing changes without a mark. Answers the first 100 of them, `reader` among
/// them if they are one: two requests, or one.
pub async fn mark_seen(
    store: &Store,
    reader: &UserId,
    message: &Message,
    mark: Option<bool>,
) -> Result<Vec<UserId>, Refused> {
    match mark {
        Some(true) => store.mark_seen(message, reader).await?,
        Some(false) => store.mark_unseen(message, reader).await?,
        None => {}
    }
    let mut readers = store.first_readers(message).await?;
    if mark == Some(true) && !readers.contains(reader) {
        // They come after the first hundred, and are shown in place of the last of these.
        readers.pop();
        readers.push(reader.clone());
    }
    Ok(readers)
}
