//! A table with a stream, mappings of it, and functions that note what they get.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use dais::dynamodb::wire::{Unwatched, Wire};
use dais::dynamodb::{Engine, client, create_table, endpoint, other_url};
use dais::guarded::Guarded;
use dais::iam::Names;
use dais::stack::{Data, LOCAL_TABLE};
use dais::stream::{Called, Delivered, Driver, Function, Source, StreamError};
use dais::template::{Stream, TEMPLATE, Table, Template};
use dais::testing::TestClock;
use dynoxide::Database;
use serde_json::{Value, json};
use shared::aws::http_client;
use shared::domain::message::Retention;
use shared::patience::Patience;

use crate::support::Dais;

/// What a consumer of a stream may do.
pub const ACTIONS: [&str; 4] = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];

/// What it may do beside.
const SAYS_WHAT_FAILED: &str =
    "            - { Sid: Failed, Effect: Allow, Action: [sqs:SendMessage], Resource: !GetAtt LiveFailures.Arn }\n";

/// A template with a function and a mapping to it that has these properties, and
/// these permissions at the stream.
pub fn template(properties: &str, actions: &[&str]) -> String {
    let actions = actions.iter().map(|action| format!("dynamodb:{action}")).collect::<Vec<_>>().join(", ");
    format!(
        r#"
Conditions:
  IsWanted: !Not [!Equals [a, a]]
Resources:
  ALiveMapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {{ EventSourceArn: !GetAtt Table.StreamArn, FunctionName: !Ref Live, {properties} }}
  Live:
    Type: AWS::Serverless::Function
    Metadata: {{ BuildProperties: {{ Binary: live }} }}
    Properties:
      Policies:
        - Statement:
            - {{ Sid: ReadStream, Effect: Allow, Action: [{actions}], Resource: !GetAtt Table.StreamArn }}
"#
    )
}

/// The committed table, with a stream or without one.
fn table_of(stream_view_type: Option<&str>) -> Table {
    let stream_specification = stream_view_type.map(|view| Stream { stream_view_type: view.to_owned() });
    Table { stream_specification, ..Template::parse(TEMPLATE).unwrap().table }
}

pub struct Stage {
    pub dais: Dais,
    client: Client,
    url: String,
    table: String,
}

impl Stage {
    pub async fn start() -> Self {
        Self::start_with(Some("NEW_AND_OLD_IMAGES")).await
    }

    pub async fn start_with(stream_view_type: Option<&str>) -> Self {
        let mut name = None;
        let dais = Dais::start_with(|settings| {
            let variable = settings.variables.iter().find(|(name, _)| name == "TABLE_NAME");
            name = variable.map(|(_, table)| table.clone());
            let template = Template::parse(TEMPLATE).unwrap();
            settings.template = Some(Template { table: table_of(stream_view_type), ..template });
        });
        let dais = dais.await;
        let url = dais.stack.engine.as_ref().map_or_else(|| other_url().unwrap(), |engine| engine.url.clone());
        let client = client(&endpoint(url.clone()), http_client());
        Self { dais, client, url, table: name.unwrap_or(LOCAL_TABLE.to_owned()) }
    }

    /// A mapping of these properties beside `StartingPosition`, at work for `function`.
    pub async fn driver(&self, properties: &str, function: Function) -> Driver {
        let properties =
            format!("StartingPosition: LATEST{}{properties}", if properties.is_empty() { "" } else { ", " });
        let template = format!("{}{SAYS_WHAT_FAILED}", template(&properties, &ACTIONS));
        self.open(&template, function).await.unwrap().unwrap()
    }

    pub async fn open(&self, template: &str, function: Function) -> Result<Option<Driver>, StreamError> {
        let wire = Wire::over(http_client(), Arc::new(self.dais.wire.clone()));
        let is_embedded = self.dais.stack.engine.is_some();
        open(template, function, (&self.url, &self.table), wire, &self.dais.clock, is_embedded).await
    }

    /// Puts an item with a text.
    pub async fn put(&self, pk: &str, sk: &str, text: &str) {
        self.put_with(pk, sk, &[("text", AttributeValue::S(text.to_owned()))]).await;
    }

    pub async fn put_with(&self, pk: &str, sk: &str, attributes: &[(&str, AttributeValue)]) {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let item = attributes.chain(key(pk, sk)).collect::<HashMap<_, _>>();
        self.client.put_item().table_name(&self.table).set_item(Some(item)).send().await.unwrap();
    }

    pub async fn delete(&self, pk: &str, sk: &str) {
        let key = key(pk, sk).into_iter().collect();
        self.client.delete_item().table_name(&self.table).set_key(Some(key)).send().await.unwrap();
    }
}

async fn open(
    template: &str,
    function: Function,
    (url, table_name): (&str, &str),
    wire: Wire,
    clock: &TestClock,
    dated_by_stack: bool,
) -> Result<Option<Driver>, StreamError> {
    let template = Template::parse(template).unwrap();
    let guarded = Guarded {
        dynamodb: endpoint(url.to_owned()),
        sqs: endpoint(url.to_owned()),
        wire,
        names: Names { table: table_name.to_owned(), queue_url: String::new() },
        policies: template.policies,
        patience: Patience::ENDLESS,
        log_retention: Retention::days(0),
    };
    let client = guarded.stream("live");
    let (table, region) = (table_name.to_owned(), "us-east-1".to_owned());
    let rights = guarded.rights("live");
    let source = Source { client, rights, table, schema: table_of(None), region, dated_by_stack };
    let mapping = template.stream_records.into_iter().next().unwrap();
    Driver::open(mapping, function, source, clock.time()).await
}

/// An embedded engine that is reached without a socket, in tokio's time.
pub struct Embedded {
    engine: Engine,
    database: Database,
    pub clock: TestClock,
}

impl Embedded {
    pub async fn start() -> Self {
        let clock = TestClock::flowing_from("2026-03-01 12:00:00".parse().unwrap());
        let Data::Opened(opened) = clock.memory().unwrap() else { panic!("it is not opened") };
        let engine = Engine::over(&opened, ([127, 0, 0, 1], 0).into()).await.unwrap();
        let table = table_of(Some("NEW_AND_OLD_IMAGES"));
        create_table(&endpoint(engine.url.clone()), engine.direct(None), LOCAL_TABLE, &table).await.unwrap();
        Self { engine, database: opened.0, clock }
    }

    pub async fn driver(&self, properties: &str, function: Function) -> Driver {
        let template = template(&format!("StartingPosition: LATEST, {properties}"), &ACTIONS);
        let wire = Wire::over(self.engine.direct(None), Arc::new(Unwatched));
        open(&template, function, (&self.engine.url, LOCAL_TABLE), wire, &self.clock, true).await.unwrap().unwrap()
    }

    pub fn put(&self, text: &str) {
        let item = json!({ "PK": { "S": "a" }, "SK": { "S": text }, "text": { "S": text } });
        let put = json!({ "TableName": LOCAL_TABLE, "Item": item });
        self.database.put_item(serde_json::from_value(put).unwrap()).unwrap();
    }

    /// How many records its stream has.
    pub fn kept(&self) -> usize {
        let stream = self.database.list_streams(Default::default()).unwrap().streams.remove(0).stream_arn;
        let ask = json!({ "StreamArn": stream });
        let described = self.database.describe_stream(serde_json::from_value(ask).unwrap()).unwrap();
        let shard = &described.stream_description.shards[0].shard_id;
        let ask = json!({ "StreamArn": stream, "ShardId": shard, "ShardIteratorType": "TRIM_HORIZON" });
        let begun = self.database.get_shard_iterator(serde_json::from_value(ask).unwrap()).unwrap();
        let ask = json!({ "ShardIterator": begun.shard_iterator });
        self.database.get_records(serde_json::from_value(ask).unwrap()).unwrap().records.len()
    }
}

fn key(pk: &str, sk: &str) -> [(String, AttributeValue); 2] {
    [("PK", pk), ("SK", sk)].map(|(name, value)| (name.to_owned(), AttributeValue::S(value.to_owned())))
}

/// What a function got.
#[derive(Clone, Default)]
pub struct Got(Arc<Mutex<Vec<Value>>>);

impl Got {
    /// A function that answers each event so.
    pub fn answering(&self, answer: impl Fn(&Event) -> Result<Value, String> + Send + Sync + 'static) -> Function {
        let got = self.clone();
        let call = move |event: Value| -> Called {
            got.0.lock().unwrap().push(event.clone());
            Box::pin(std::future::ready(answer(&Event(event))))
        };
        Function { call: Arc::new(call), time_out: Duration::from_secs(10) }
    }

    /// A function that deals with everything.
    pub fn dealing(&self) -> Function {
        self.answering(|_| Ok(json!({ "batchItemFailures": [] })))
    }

    pub fn events(&self) -> Vec<Event> {
        self.0.lock().unwrap().iter().cloned().map(Event).collect()
    }

    /// The texts of each event's items since the last time.
    pub fn texts(&self) -> Vec<String> {
        let events = std::mem::take(&mut *self.0.lock().unwrap());
        events.into_iter().map(|event| Event(event).texts()).collect()
    }
}

/// An event.
pub struct Event(pub Value);

impl Event {
    pub fn records(&self) -> &[Value] {
        self.0["Records"].as_array().unwrap()
    }

    /// The texts of its items as they are now, in order.
    pub fn texts(&self) -> String {
        let text = |record: &Value| record["dynamodb"]["NewImage"]["text"]["S"].as_str().unwrap_or("-").to_owned();
        self.records().iter().map(text).collect::<Vec<_>>().join(" ")
    }

    /// The answer by which the record with that text has failed; or none has.
    pub fn without(&self, text: &str) -> Value {
        let has_text = |record: &&Value| record["dynamodb"]["NewImage"]["text"]["S"] == text;
        let failed = self.records().iter().filter(has_text);
        let failed = failed.map(|record| json!({ "itemIdentifier": record["dynamodb"]["SequenceNumber"] }));
        json!({ "batchItemFailures": failed.collect::<Vec<_>>() })
    }
}

pub fn delivered(calls: usize, done: usize, failed: usize, discarded: usize) -> Delivered {
    Delivered { calls, done, failed, discarded }
}
