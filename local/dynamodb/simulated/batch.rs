//! A batch of which a part is throttled: the rest is carried out, and that part
//! comes back.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use serde_json::{Map, Value, json};

use super::Answer;
use super::touched::entries;
use crate::dynamodb::message::Sent;

/// A batch in two.
#[derive(Debug)]
pub struct Split {
    /// The request with what is carried out of it.
    pub admitted: Value,
    left: Value,
    comes_back_as: &'static str,
}

impl Split {
    /// The batch without what is throttled of it, by the order of its entries.
    /// None where nothing is left, which DynamoDB refuses as a whole, and of what
    /// is no batch.
    pub fn of(sent: &Sent, throttled: &[bool]) -> Option<Self> {
        let comes_back_as = match sent.operation.as_str() {
            "BatchGetItem" => "UnprocessedKeys",
            "BatchWriteItem" => "UnprocessedItems",
            _ => return None,
        };
        if !throttled.contains(&false) || entries(&sent.body).count() != throttled.len() {
            return None;
        }
        let mut admitted = sent.body.clone();
        let items = sent.body.get("RequestItems")?;
        *admitted.get_mut("RequestItems")? = part(items, throttled, false);
        Some(Self { admitted, left: part(items, throttled, true), comes_back_as })
    }

    /// The answer to what was carried out, with the rest in it.
    pub fn put_into(self, mut answer: HttpResponse, mut body: Value) -> Answer {
        if !answer.status().is_success() {
            return Ok(answer);
        }
        if let Some(body) = body.as_object_mut() {
            // The engine leaves nothing itself.
            body.insert(self.comes_back_as.to_owned(), self.left);
        }
        let text = body.to_string();
        answer.headers_mut().insert("content-length", text.len().to_string());
        *answer.body_mut() = SdkBody::from(text);
        Ok(answer)
    }
}

/// Those of the tables' entries that are throttled, or those that are not.
fn part(items: &Value, throttled: &[bool], which: bool) -> Value {
    let mut flags = throttled.iter();
    let mut kept = Map::new();
    for (table, batch) in items.as_object().into_iter().flatten() {
        let all = batch.get("Keys").unwrap_or(batch).as_array().into_iter().flatten();
        let of_table = all.filter(|_| flags.next() == Some(&which)).cloned().collect::<Vec<_>>();
        if of_table.is_empty() {
            continue;
        }
        let mut of_batch = batch.clone();
        match of_batch.get_mut("Keys") {
            Some(keys) => *keys = json!(of_table),
            None => of_batch = json!(of_table),
        }
        kept.insert(table.clone(), of_batch);
    }
    kept.into()
}
