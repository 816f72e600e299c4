//! The embedded DynamoDB, and the stand-in for SQS, reached without a socket: what
//! the SDK sends is handed to them, and their answer back.
//!
//! Nothing is then on its way of which a paused time does not know, and many
//! requests cost no more than the engine does. The engine's own server looks at
//! what no SDK sends, such as bodies that are no JSON; this does not.

use std::fmt;

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use dynoxide::{Database, DynoxideError};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::message::respond;
use crate::queue::Queue;
use crate::queue::server::reply;

/// What the targets of SQS's operations begin with.
const SQS: &str = "AmazonSQS.";

/// The way into one database, and one queue.
#[derive(Clone)]
pub struct Direct {
    database: Database,
    queue: Option<Queue>,
}

impl fmt::Debug for Direct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Direct")
    }
}

impl Direct {
    /// What the SDK sends by.
    pub fn into(database: Database, queue: Option<Queue>) -> SharedHttpClient {
        SharedHttpClient::new(Self { database, queue })
    }

    fn answer(&self, operation: &str, body: &str) -> Result<String, DynoxideError> {
        let database = &self.database;
        match operation {
            "CreateTable" => done(body, |request| database.create_table(request)),
            "DescribeTable" => done(body, |request| database.describe_table(request)),
            "UpdateTimeToLive" => done(body, |request| database.update_time_to_live(request)),
            "GetItem" => done(body, |request| database.get_item(request)),
            "PutItem" => done(body, |request| database.put_item(request)),
            "UpdateItem" => done(body, |request| database.update_item(request)),
            "DeleteItem" => done(body, |request| database.delete_item(request)),
            "Query" => done(body, |request| database.query(request)),
            "Scan" => done(body, |request| database.scan(request)),
            "BatchGetItem" => done(body, |request| database.batch_get_item(request)),
            "BatchWriteItem" => done(body, |request| database.batch_write_item(request)),
            "TransactGetItems" => done(body, |request| database.transact_get_items(request)),
            "TransactWriteItems" => done(body, |request| database.transact_write_items(request)),
            "ListStreams" => done(body, |request| database.list_streams(request)),
            "DescribeStream" => done(body, |request| database.describe_stream(request)),
            "GetShardIterator" => done(body, |request| database.get_shard_iterator(request)),
            "GetRecords" => done(body, |request| database.get_records(request)),
            _ => Err(DynoxideError::ValidationException(format!("{operation} has no way in here"))),
        }
    }
}

fn done<Q: DeserializeOwned, A: Serialize>(
    body: &str,
    carry_out: impl FnOnce(Q) -> Result<A, DynoxideError>,
) -> Result<String, DynoxideError> {
    let request = serde_json::from_str(body).map_err(|error| DynoxideError::ValidationException(error.to_string()))?;
    let answer = carry_out(request)?;
    serde_json::to_string(&answer).map_err(|error| DynoxideError::InternalServerError(error.to_string()))
}

impl HttpConnector for Direct {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let direct = self.clone();
        HttpConnectorFuture::new(async move {
            let target = request.headers().get("x-amz-target").unwrap_or_default();
            let operation = target.rsplit('.').next().unwrap_or_default();
            if let Some(queue) = direct.queue.as_ref().filter(|_| target.starts_with(SQS)) {
                let (status, _, body) = reply(queue, target, request.body().bytes().unwrap_or_default());
                return respond(status.as_u16(), body);
            }
            let body = request.body().bytes().map(String::from_utf8_lossy).unwrap_or_default();
            match direct.answer(operation, &body) {
                Ok(body) => respond(200, body),
                Err(error) => respond(error.status_code(), error.to_json()),
            }
        })
    }
}

impl HttpClient for Direct {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
