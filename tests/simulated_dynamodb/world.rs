//! A table behind a simulated DynamoDB, and writes of its items.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, PutRequest, TransactWriteItem, Update, WriteRequest,
};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use dais::dynamodb::message::Sent;
use dais::dynamodb::simulated::{Figures, Simulation};
use dais::dynamodb::wire::Watch;
use dais::dynamodb::{Engine, create_table, endpoint};
use dais::template::{TEMPLATE, Template};

pub const TABLE: &str = "table";

/// A table by itself, to which nobody's policy matters, and no SDK's retries.
pub struct World {
    pub client: Client,
    simulation: Simulation,
    _engine: Engine,
}

#[derive(Debug)]
struct Simulated {
    inner: SharedHttpClient,
    simulation: Simulation,
}

#[derive(Debug)]
struct Connector(SharedHttpConnector, Simulation);

impl HttpClient for Simulated {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(Connector(inner, self.simulation.clone()))
    }
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let sent = Sent::read("test", &request);
        Watch::pass(&self.1, request, &sent, &self.0)
    }
}

pub type Item = HashMap<String, AttributeValue>;

pub fn key(partition: &str, sort: &str) -> Item {
    let text = |text: &str| AttributeValue::S(text.to_owned());
    HashMap::from([("PK".to_owned(), text(partition)), ("SK".to_owned(), text(sort))])
}

/// An item that is in that partition of the index.
pub fn indexed(partition: &str, index: &str) -> Item {
    let text = |text: &str| AttributeValue::S(text.to_owned());
    let mut item = key(partition, "x");
    item.insert("GSI1PK".to_owned(), text(index));
    item.insert("GSI1SK".to_owned(), text(partition));
    item
}

pub fn put(item: Item) -> TransactWriteItem {
    TransactWriteItem::builder().put(Put::builder().table_name(TABLE).set_item(Some(item)).build().unwrap()).build()
}

pub fn update(key: Item) -> TransactWriteItem {
    let update = Update::builder().table_name(TABLE).set_key(Some(key)).update_expression("REMOVE nothing");
    TransactWriteItem::builder().update(update.build().unwrap()).build()
}

pub fn delete(key: Item) -> TransactWriteItem {
    let delete = Delete::builder().table_name(TABLE).set_key(Some(key));
    TransactWriteItem::builder().delete(delete.build().unwrap()).build()
}

pub fn check(key: Item) -> TransactWriteItem {
    let check = ConditionCheck::builder().table_name(TABLE).set_key(Some(key));
    let check = check.condition_expression("attribute_not_exists(never)").build().unwrap();
    TransactWriteItem::builder().condition_check(check).build()
}

impl World {
    pub async fn start(simulation: Simulation) -> Self {
        tokio::time::pause();
        let engine = Engine::sweeping(None, ([127, 0, 0, 1], 0).into()).await.unwrap();
        let endpoint = endpoint(engine.url.clone());
        let template = Template::parse(TEMPLATE).unwrap();
        create_table(&endpoint, engine.direct(None), TABLE, &template.table).await.unwrap();
        let http = Simulated { inner: engine.direct(None), simulation: simulation.clone() };
        let config = aws_sdk_dynamodb::Config::builder()
            .behavior_version_latest()
            .region(endpoint.region)
            .credentials_provider(endpoint.credentials)
            .endpoint_url(endpoint.url)
            .retry_config(RetryConfig::disabled())
            .http_client(SharedHttpClient::new(http))
            .build();
        Self { client: Client::from_conf(config), simulation, _engine: engine }
    }

    pub fn figures(&self) -> Figures {
        self.simulation.figures()
    }

    /// Writes all or nothing; the code of each reason where nothing.
    pub async fn transact(&self, writes: Vec<TransactWriteItem>) -> Result<(), Vec<String>> {
        let transaction = self.client.transact_write_items().set_transact_items(Some(writes));
        match transaction.send().await.map_err(SdkError::into_service_error) {
            Ok(_) => Ok(()),
            Err(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                let reasons = cancelled.cancellation_reasons().iter();
                Err(reasons.map(|reason| reason.code().unwrap().to_owned()).collect())
            }
            Err(error) => panic!("{error:?}"),
        }
    }

    /// Puts one item by itself; the code of the error.
    pub async fn put(&self, item: Item) -> Result<(), String> {
        let put =
            self.client.put_item().table_name(TABLE).set_item(Some(item)).return_consumed_capacity("TOTAL".into());
        put.send().await.map(drop).map_err(|error| code(&error))
    }

    pub fn batch(items: impl IntoIterator<Item = Item>) -> Vec<WriteRequest> {
        let put = |item| PutRequest::builder().set_item(Some(item)).build().unwrap();
        items.into_iter().map(|item| WriteRequest::builder().put_request(put(item)).build()).collect()
    }
}

/// The code of an error that DynamoDB has answered.
pub fn code<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> String {
    error.code().unwrap_or("none").to_owned()
}

/// Long enough for a request to have been looked at, and too short for a
/// transaction to be carried out.
pub async fn a_moment() {
    tokio::time::sleep(Duration::from_millis(4)).await;
}

/// What `first` and, a moment later, `second` come to.
pub async fn overlapping<A, B>(first: impl Future<Output = A>, second: impl Future<Output = B>) -> (A, B) {
    futures::join!(first, async {
        a_moment().await;
        second.await
    })
}

/// A world for requests that overlap.
pub async fn overlapped() -> Arc<World> {
    Arc::new(World::start(Simulation::seeded(7)).await)
}
