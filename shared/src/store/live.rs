//! What events tell of and the stream's records do not say.

use std::collections::HashMap;

use super::messages::message_from;
use super::{Store, StoreError, keys};
use crate::domain::id::UserId;
use crate::domain::message::MessageId;

impl Store {
    /// Who posted these messages (none twice), those that there still are: one
    /// request per 100. An author never changes, so an old copy is as good.
    pub async fn authors(&self, messages: &[MessageId]) -> Result<HashMap<MessageId, UserId>, StoreError> {
        let keys = messages.iter().map(keys::message).collect::<Vec<_>>();
        let items = if keys.is_empty() { HashMap::new() } else { self.get_listed(&keys).await? };
        let author = |item| message_from(item).map(|message| (message.id, message.created_by));
        items.into_values().map(author).collect()
    }
}
