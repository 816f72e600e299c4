//! Somebody has seen a message, or takes that back.

use futures::future::try_join_all;

use super::Refused;
use crate::domain::id::UserId;
use crate::domain::message::Message;
use crate::domain::readers::{Came, with_reader};
use crate::store::{BeforeMarking, Store};

/// Puts `reader` among those who have seen the message, or takes them out;
/// nothing changes without a mark. Answers the first 100 of them, by what was read
/// `before`, `reader` among them if they are one: one request, none where it is so
/// already.
pub async fn mark_seen(
    store: &Store,
    reader: &UserId,
    message: &Message,
    mark: Option<bool>,
    before: BeforeMarking,
) -> Result<Vec<UserId>, Refused> {
    let BeforeMarking { mut first, own } = before;
    match mark {
        None => {}
        Some(true) if first.contains(reader) => {}
        Some(true) => {
            store.mark_seen(message, reader, Came::after(&first)).await?;
            first = with_reader(first, reader);
        }
        Some(false) => {
            // As a rule they have one.
            try_join_all(own.into_iter().map(|came| store.mark_unseen(message, reader, came))).await?;
            first.retain(|other| other != reader);
        }
    }
    Ok(first)
}
