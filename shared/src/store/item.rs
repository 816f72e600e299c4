//! Items: our types to attributes and back.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::attribute;
use super::keys::{self, Key};
use super::{CAPACITY, Store, StoreError};

/// An item as DynamoDB holds it.
pub type Item = HashMap<String, AttributeValue>;

/// The item of `key` with the fields of `fields` as attributes.
pub fn item_of(key: &Key, fields: impl Serialize) -> Result<Item, StoreError> {
    let mut item: Item = serde_dynamo::to_item(fields)?;
    item.extend(key.attributes());
    Ok(item)
}

/// The fields of an item.
pub fn fields<T: DeserializeOwned>(item: Item) -> Result<T, StoreError> {
    fields_of(&item)
}

/// The fields of an item that has others besides.
pub fn fields_of<T: DeserializeOwned>(item: &Item) -> Result<T, StoreError> {
    attribute::read(item).map_err(|error| StoreError::Unreadable(error.to_string()))
}

/// The text attribute `name`, or an empty text.
pub fn text<'i>(item: &'i Item, name: &str) -> &'i str {
    item.get(name).and_then(|value| value.as_s().ok()).map_or("", String::as_str)
}

/// The key an item stands under.
pub fn key_of(item: &Item) -> Key {
    Key { pk: text(item, keys::PK).to_owned(), sk: text(item, keys::SK).to_owned() }
}

/// Whether a refused conditional write met what the same request had already
/// written: an answer got lost, and the SDK sent the request again.
pub fn was_written_by(item: Option<&Item>, write_id: &str) -> bool {
    item.is_some_and(|item| text(item, "writeId") == write_id)
}

impl Store {
    /// The item of `key`.
    pub(super) async fn get(&self, key: &Key, consistent: bool) -> Result<Option<Item>, StoreError> {
        let answer = self
            .client
            .get_item()
            .table_name(&*self.table)
            .set_key(Some(key.attributes()))
            .consistent_read(consistent)
            .return_consumed_capacity(CAPACITY)
            .send()
            .await?;
        Ok(answer.item)
    }

    /// Puts the item, whatever lies there.
    pub(super) async fn put(&self, item: Item) -> Result<(), StoreError> {
        let put = self.client.put_item().table_name(&*self.table).set_item(Some(item));
        put.return_consumed_capacity(CAPACITY).send().await?;
        Ok(())
    }

    /// Deletes the item of `key`, if there is one.
    pub(super) async fn delete(&self, key: &Key) -> Result<(), StoreError> {
        let delete = self.client.delete_item().table_name(&*self.table).set_key(Some(key.attributes()));
        delete.return_consumed_capacity(CAPACITY).send().await?;
        Ok(())
    }
}
