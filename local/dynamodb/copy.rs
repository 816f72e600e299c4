//! One table copied into another: what brings a restored table's items back.

use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use shared::domain::time::Timestamp;

use shared::aws::cause::in_a_line;

/// What DynamoDB takes in one BatchWriteItem.
const BATCH: usize = 25;

/// How long to wait before what DynamoDB left unwritten is sent again.
const PAUSE: Duration = Duration::from_millis(100);

/// A table that was copied in part or not at all; a repeat does it.
#[derive(Debug, thiserror::Error)]
#[error("{doing}: {cause}")]
pub struct CopyError {
    doing: String,
    cause: String,
}

type Item = HashMap<String, AttributeValue>;

/// Puts every item of table `from` into `to`, over what is there under its key,
/// but for those that have expired by `now`. Items of `to` that `from` does not
/// have stay. Answers how many were put.
pub async fn copy_table(client: &Client, from: &str, to: &str, now: Timestamp) -> Result<usize, CopyError> {
    let mut copied = 0;
    let mut pages = client.scan().table_name(from).consistent_read(true).into_paginator().send();
    while let Some(page) = pages.next().await {
        let page = page.map_err(|error| failed("reading", from, &error))?;
        let items = page.items.unwrap_or_default().into_iter().filter(|item| !has_expired(item, now));
        let items = items.collect::<Vec<_>>();
        for batch in items.chunks(BATCH) {
            put_all(client, to, batch).await?;
        }
        copied += items.len();
    }
    Ok(copied)
}

async fn put_all(client: &Client, table: &str, items: &[Item]) -> Result<(), CopyError> {
    let mut puts = Vec::new();
    for item in items {
        let put = PutRequest::builder().set_item(Some(item.clone())).build();
        let put = put.map_err(|error| failed("writing", table, &error))?;
        puts.push(WriteRequest::builder().put_request(put).build());
    }
    let mut left = HashMap::from([(table.to_owned(), puts)]);
    while !left.is_empty() {
        let written = client.batch_write_item().set_request_items(Some(left)).send().await;
        left = written.map_err(|error| failed("writing", table, &error))?.unprocessed_items.unwrap_or_default();
        if !left.is_empty() {
            tokio::time::sleep(PAUSE).await;
        }
    }
    Ok(())
}

fn has_expired(item: &Item, now: Timestamp) -> bool {
    let expires_at = item.get("expiresAt").and_then(|value| value.as_n().ok()?.parse::<i64>().ok());
    expires_at.is_some_and(|second| second <= now.seconds())
}

fn failed(doing: &str, table: &str, error: &(dyn Error + 'static)) -> CopyError {
    CopyError { doing: format!("{doing} table {table}"), cause: in_a_line(error) }
}
