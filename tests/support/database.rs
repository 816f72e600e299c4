use std::collections::HashMap;
use std::thread;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use dais::dynamodb::{Engine, client, endpoint, other_url};
use dais::stack::{Data, LOCAL_TABLE, Settings};
use dais::template::{TEMPLATE, Template};
use dais::testing::TestClock;
use dais::time::Time;
use shared::aws::http_client;
use shared::domain::time::Timestamp;
use shared::patience::Patience;
use uuid::Uuid;

/// A database of a test's own: embedded and in memory, or a table in the
/// DynamoDB that `AWS_ENDPOINT_URL_DYNAMODB` names, which is gone with this.
pub struct Database(Option<Table>);

/// A table in the DynamoDB at `url`.
#[derive(Clone)]
struct Table {
    url: String,
    name: String,
}

impl Database {
    pub fn new() -> Self {
        Self(other_url().map(|url| Table { url, name: format!("test-{}", Uuid::now_v7()) }))
    }

    /// Embedded and in memory, whatever the environment names.
    pub fn embedded() -> Self {
        Self(None)
    }

    /// Settings of a stack over this database, on the test's clock or the real one.
    pub fn settings(&self, clock: Option<&TestClock>) -> Settings {
        let data = match (&self.0, clock) {
            (None, None) => Data::Memory,
            (None, Some(clock)) => clock.memory().unwrap(),
            (Some(table), _) => Data::Endpoint(table.url.clone()),
        };
        let time = clock.map_or_else(Time::real, TestClock::time);
        let table = self.0.iter().map(|table| ("TABLE_NAME".to_owned(), table.name.clone()));
        // No verdict is to hang on how fast the machine is.
        let patience = Patience::ENDLESS;
        // Each write looks at all changes of the table there: see [`super::differences`].
        let template = self.0.is_some().then(without_stream);
        Settings { port: 0, data, variables: table.collect(), patience, time, template, ..Settings::default() }
    }

    /// All items, `embedded` being where they are if not in a table elsewhere.
    pub async fn items(&self, embedded: Option<&Engine>) -> Vec<HashMap<String, AttributeValue>> {
        let here = || Table { url: embedded.unwrap().url.clone(), name: LOCAL_TABLE.to_owned() };
        let table = self.0.clone().unwrap_or_else(here);
        let scan = table.client().scan().table_name(table.name).consistent_read(true);
        scan.into_paginator().items().send().try_collect().await.unwrap()
    }

    /// Deletes what has expired at `now`, as DynamoDB does sooner or later, and
    /// tells how many items; the embedded engine has a sweep of its own.
    pub async fn sweep(&self, now: Timestamp) -> usize {
        let table = self.0.as_ref().unwrap();
        let client = table.client();
        let now = AttributeValue::N(now.seconds().to_string());
        let scan = client.scan().table_name(&table.name).filter_expression("expiresAt < :now");
        let pages = scan.expression_attribute_values(":now", now).into_paginator().items().send();
        let expired = pages.try_collect().await.unwrap();
        for item in &expired {
            let delete = client.delete_item().table_name(&table.name);
            delete.key("PK", item["PK"].clone()).key("SK", item["SK"].clone()).send().await.unwrap();
        }
        expired.len()
    }
}

fn without_stream() -> Template {
    let mut template = Template::parse(TEMPLATE).unwrap();
    template.table.stream_specification = None;
    template
}

impl Table {
    fn client(&self) -> Client {
        client(&endpoint(self.url.clone()), http_client())
    }

    async fn delete(self) {
        // There is none if the stack did not start.
        let _ = self.client().delete_table().table_name(self.name).send().await;
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some(table) = self.0.take() else { return };
        // The test's runtime may be ending, and what is dropped cannot wait.
        let deleting = thread::spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(table.delete());
        });
        let _ = deleting.join();
    }
}
