//! Many items at once.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{DeleteRequest, KeysAndAttributes, WriteRequest};
use futures::stream::{self, StreamExt, TryStreamExt};

use super::item::{Item, key_of};
use super::keys::Key;
use super::{CAPACITY, Store, StoreError};

/// DynamoDB's own limits on one request.
const MOST_READ: usize = 100;
const MOST_WRITTEN: usize = 25;

/// How many requests of one read are under way at a time.
const READ_AT_ONCE: usize = 16;

/// Which attributes of an item are read. It costs the same; what is not sent is not parsed.
pub(super) struct Projection {
    /// The expression.
    pub attributes: &'static str,
    /// What stands in it for a word that is reserved.
    pub names: &'static [(&'static str, &'static str)],
}

impl Store {
    /// The items of all pages of `query`: one request a megabyte.
    pub(super) async fn every(&self, query: QueryFluentBuilder) -> Result<Vec<Item>, StoreError> {
        let mut items = Vec::new();
        let mut from = None;
        loop {
            let page = query.clone().set_exclusive_start_key(from).send().await?;
            items.extend(page.items.unwrap_or_default());
            from = page.last_evaluated_key;
            if from.is_none() {
                return Ok(items);
            }
        }
    }

    /// The items that exist of `keys` (no key twice), read strongly: one
    /// request per 100, side by side, none where there are no keys, and more where DynamoDB
    /// leaves some unread.
    pub(super) async fn get_all(&self, keys: &[Key]) -> Result<HashMap<Key, Item>, StoreError> {
        Ok(by_key(self.get_each(keys, true, None).await?))
    }

    /// The same for a list over the index, which lags by moments anyway: its
    /// items may lag too, at half the price.
    pub(super) async fn get_listed(&self, keys: &[Key]) -> Result<HashMap<Key, Item>, StoreError> {
        Ok(by_key(self.get_each(keys, false, None).await?))
    }

    /// Either of them, in no order; of each item only what `projection` has, if there is one.
    pub(super) async fn get_each(
        &self,
        keys: &[Key],
        strongly: bool,
        projection: Option<&Projection>,
    ) -> Result<Vec<Item>, StoreError> {
        let mut reading = Vec::with_capacity(keys.len().div_ceil(MOST_READ));
        for some in keys.chunks(MOST_READ) {
            reading.push(self.get_some(some, strongly, projection));
        }
        let found = stream::iter(reading).buffer_unordered(READ_AT_ONCE).try_collect::<Vec<_>>().await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// As many as one request may ask for.
    async fn get_some(
        &self,
        keys: &[Key],
        strongly: bool,
        projection: Option<&Projection>,
    ) -> Result<Vec<Item>, StoreError> {
        let mut found = Vec::with_capacity(keys.len());
        let mut unread = keys.iter().map(Key::attributes).collect::<Vec<_>>();
        let backoff = self.backoff();
        loop {
            let mut wanted = KeysAndAttributes::builder().set_keys(Some(unread)).consistent_read(strongly);
            if let Some(Projection { attributes, names }) = projection {
                wanted = wanted.projection_expression(*attributes);
                wanted =
                    names.iter().fold(wanted, |wanted, (alias, name)| wanted.expression_attribute_names(*alias, *name));
            }
            let answer = self
                .client
                .batch_get_item()
                .request_items(&*self.table, wanted.build()?)
                .return_consumed_capacity(CAPACITY)
                .send()
                .await?;
            found.extend(answer.responses.unwrap_or_default().into_values().flatten());
            unread = answer.unprocessed_keys.unwrap_or_default().into_values().flat_map(|left| left.keys).collect();
            if unread.is_empty() {
                return Ok(found);
            }
            backoff.after_conflict().await?;
        }
    }

    /// Deletes the items of `keys`: one request per 25, and more where
    /// DynamoDB leaves some undone.
    pub(super) async fn delete_all(&self, keys: &[Key]) -> Result<(), StoreError> {
        for some in keys.chunks(MOST_WRITTEN) {
            let mut undone = some.iter().map(delete_request).collect::<Result<Vec<_>, _>>()?;
            let backoff = self.backoff();
            loop {
                let answer = self
                    .client
                    .batch_write_item()
                    .request_items(&*self.table, undone)
                    .return_consumed_capacity(CAPACITY)
                    .send()
                    .await?;
                undone = answer.unprocessed_items.unwrap_or_default().into_values().flatten().collect();
                if undone.is_empty() {
                    break;
                }
                backoff.after_conflict().await?;
            }
        }
        Ok(())
    }
}

fn by_key(items: Vec<Item>) -> HashMap<Key, Item> {
    items.into_iter().map(|item| (key_of(&item), item)).collect()
}

fn delete_request(key: &Key) -> Result<WriteRequest, StoreError> {
    let delete = DeleteRequest::builder().set_key(Some(key.attributes())).build()?;
    Ok(WriteRequest::builder().delete_request(delete).build())
}
