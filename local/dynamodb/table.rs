//! The table of the template, created where it is missing.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::client::Waiters;
use aws_sdk_dynamodb::config::{BehaviorVersion, SharedHttpClient};
use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection, ProjectionType,
    ScalarAttributeType, StreamSpecification, StreamViewType, TimeToLiveSpecification,
};

use shared::aws::Endpoint;

use crate::template::{KeyElement, Table};
use shared::aws::cause::in_a_line;

const TIME_TO_CREATE: Duration = Duration::from_secs(120);

/// The table cannot be created.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The template does not describe a table.
    #[error("the template's table is incomplete: {0}")]
    Incomplete(#[from] BuildError),
    /// DynamoDB refused it, or is unavailable.
    #[error("the table cannot be created at {endpoint}: {cause}")]
    Refused {
        /// Where.
        endpoint: String,
        /// Why, in a line.
        cause: String,
    },
}

/// Creates the template's table under `name` at `endpoint`, unless it is there.
pub async fn create_table(
    endpoint: &Endpoint,
    http_client: SharedHttpClient,
    name: &str,
    table: &Table,
) -> Result<(), TableError> {
    let client = client(endpoint, http_client);
    if client.describe_table().table_name(name).send().await.is_ok() {
        return Ok(());
    }
    let mut create = client.create_table().table_name(name).billing_mode(BillingMode::PayPerRequest);
    for attribute in &table.attribute_definitions {
        let definition = AttributeDefinition::builder()
            .attribute_name(&attribute.attribute_name)
            .attribute_type(ScalarAttributeType::from(attribute.attribute_type.as_str()))
            .build()?;
        create = create.attribute_definitions(definition);
    }
    for index in &table.global_secondary_indexes {
        let included = Some(index.projection.non_key_attributes.clone()).filter(|included| !included.is_empty());
        let projection = Projection::builder()
            .projection_type(ProjectionType::from(index.projection.projection_type.as_str()))
            .set_non_key_attributes(included)
            .build();
        let index = GlobalSecondaryIndex::builder()
            .index_name(&index.index_name)
            .set_key_schema(Some(key_schema(&index.key_schema)?))
            .projection(projection)
            .build()?;
        create = create.global_secondary_indexes(index);
    }
    let stream = table.stream_specification.as_ref().map(|stream| {
        let view = StreamViewType::from(stream.stream_view_type.as_str());
        StreamSpecification::builder().stream_enabled(true).stream_view_type(view).build()
    });
    let create = create.set_stream_specification(stream.transpose()?);
    let create = create.set_key_schema(Some(key_schema(&table.key_schema)?));
    create.send().await.map_err(|error| refused(endpoint, &error))?;
    // In the cloud that takes seconds, and expiry is refused until then.
    let created = client.wait_until_table_exists().table_name(name).wait(TIME_TO_CREATE);
    created.await.map_err(|error| refused(endpoint, &error))?;
    if !table.time_to_live_specification.enabled {
        return Ok(());
    }
    let expiry = TimeToLiveSpecification::builder()
        .attribute_name(&table.time_to_live_specification.attribute_name)
        .enabled(true)
        .build()?;
    let expire = client.update_time_to_live().table_name(name).time_to_live_specification(expiry);
    expire.send().await.map_err(|error| refused(endpoint, &error))?;
    Ok(())
}

/// What speaks to the DynamoDB at `endpoint`.
pub fn client(endpoint: &Endpoint, http_client: SharedHttpClient) -> Client {
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(endpoint.region.clone())
        .credentials_provider(endpoint.credentials.clone())
        .http_client(http_client)
        .endpoint_url(&endpoint.url)
        .build();
    Client::from_conf(config)
}

fn key_schema(elements: &[KeyElement]) -> Result<Vec<KeySchemaElement>, BuildError> {
    let element = |element: &KeyElement| {
        KeySchemaElement::builder()
            .attribute_name(&element.attribute_name)
            .key_type(KeyType::from(element.key_type.as_str()))
            .build()
    };
    elements.iter().map(element).collect()
}

fn refused(endpoint: &Endpoint, error: &(dyn std::error::Error + 'static)) -> TableError {
    TableError::Refused { endpoint: endpoint.url.clone(), cause: in_a_line(error) }
}
