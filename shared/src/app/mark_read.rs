//! Somebody has read a room up to some message.

use super::Refused;
use crate::domain::id::UserId;
use crate::domain::message::{MessageId, Retention};
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::store::Store;

/// Moves the reader's mark forward, never back: one request. The mark is kept as long
/// as what was there when it was made: after that nothing stands before it.
pub async fn mark_read(
    store: &Store,
    reader: &UserId,
    up_to: &Permitted<MessageId>,
    retention: Retention,
    now: Timestamp,
) -> Result<(), Refused> {
    Ok(store.mark_read(reader, up_to, retention.end(now), now).await?)
}
