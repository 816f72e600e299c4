//! `template.yaml`, as far as the local stack is driven by it: the routes of
//! the functions, what they may do at DynamoDB and SQS, the table and its stream,
//! and the queue.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::Error;
use serde_yaml_ng::Value;

use crate::iam::Policy;
use crate::intrinsics::Intrinsics;
use crate::live::Namespace;
use crate::queue::properties::{EventSourceMapping, QueueProperties};
use crate::stream::mapping::{self, StreamMapping};

/// The template as it is committed.
pub const TEMPLATE: &str = include_str!("../template.yaml");

/// A template that the local stack cannot be driven by.
#[derive(Debug, thiserror::Error)]
#[error("template.yaml: {0}")]
pub struct TemplateError(#[from] serde_yaml_ng::Error);

/// What the local stack takes from the template.
#[derive(Debug, Clone)]
pub struct Template {
    /// Every route of every function.
    pub routes: Vec<Route>,
    /// What each function may do, by its name.
    pub policies: BTreeMap<String, Policy>,
    /// The table.
    pub table: Table,
    /// The queue of chats to be reconciled.
    pub queue: QueueProperties,
    /// How its messages come to the function.
    pub queue_messages: EventSourceMapping,
    /// How the records of the table's stream come to functions, by the mappings'
    /// logical ids.
    pub stream_records: Vec<StreamMapping>,
    /// The namespaces of the Event API's channels; none where there is no such API.
    pub namespaces: BTreeSet<Namespace>,
    /// What browsers may do.
    pub cors: Cors,
}

/// The API's `CorsConfiguration`; its origins are a parameter, and any locally.
#[derive(Debug, Clone, Default)]
pub struct Cors {
    /// The methods that may be used.
    pub allow_methods: Vec<String>,
    /// The headers that may be sent.
    pub allow_headers: Vec<String>,
    /// The headers of answers that may be read.
    pub expose_headers: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ApiProperties {
    #[serde(default)]
    cors_configuration: CorsProperties,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct CorsProperties {
    allow_methods: Value,
    allow_headers: Value,
    expose_headers: Value,
}

impl CorsProperties {
    fn with(&self, intrinsics: &Intrinsics) -> Cors {
        Cors {
            allow_methods: intrinsics.list(&self.allow_methods),
            allow_headers: intrinsics.list(&self.allow_headers),
            expose_headers: intrinsics.list(&self.expose_headers),
        }
    }
}

/// One `HttpApi` event of a function.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The function's name: its binary.
    pub function: String,
    /// The method, in capitals.
    pub method: String,
    /// The path, with parameters in braces.
    pub path: String,
}

/// The table's schema, in the words of DynamoDB's `CreateTable`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Table {
    /// The key attributes and their types.
    pub attribute_definitions: Vec<AttributeDefinition>,
    /// The primary key.
    pub key_schema: Vec<KeyElement>,
    /// The indexes.
    #[serde(default)]
    pub global_secondary_indexes: Vec<Index>,
    /// The attribute by which items expire.
    pub time_to_live_specification: TimeToLive,
    /// Its stream, if it has one.
    pub stream_specification: Option<Stream>,
}

/// A key attribute.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttributeDefinition {
    /// Its name.
    pub attribute_name: String,
    /// `S`, `N` or `B`.
    pub attribute_type: String,
}

/// A part of a key.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct KeyElement {
    /// The attribute's name.
    pub attribute_name: String,
    /// `HASH` or `RANGE`.
    pub key_type: String,
}

/// A global secondary index.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Index {
    /// Its name.
    pub index_name: String,
    /// Its key.
    pub key_schema: Vec<KeyElement>,
    /// What it holds beside the keys.
    pub projection: Projection,
}

/// What an index holds beside its keys.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Projection {
    /// `KEYS_ONLY`, `INCLUDE` or `ALL`.
    pub projection_type: String,
    /// What `INCLUDE` includes.
    #[serde(default)]
    pub non_key_attributes: Vec<String>,
}

/// The attribute by which items expire.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TimeToLive {
    /// Its name.
    pub attribute_name: String,
    /// Whether they do.
    pub enabled: bool,
}

/// The stream of the table's changes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Stream {
    /// What a record shows of the item, such as `NEW_AND_OLD_IMAGES`.
    pub stream_view_type: String,
}

/// The queue's logical id.
const RECONCILE_QUEUE: &str = "ReconcileQueue";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Document {
    #[serde(default)]
    parameters: Value,
    #[serde(default)]
    conditions: Value,
    resources: BTreeMap<String, Resource>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    r#type: String,
    condition: Option<String>,
    #[serde(default)]
    metadata: Value,
    #[serde(default)]
    properties: Value,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct BuildMetadata {
    build_properties: BuildProperties,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct BuildProperties {
    binary: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct NamespaceProperties {
    name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct FunctionProperties {
    #[serde(default)]
    events: BTreeMap<String, Event>,
    policies: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Event {
    r#type: String,
    #[serde(default)]
    properties: Value,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct HttpApiProperties {
    method: String,
    path: String,
}

impl Template {
    /// Reads a template.
    pub fn parse(yaml: &str) -> Result<Self, TemplateError> {
        let document = serde_yaml_ng::from_str::<Document>(yaml)?;
        let intrinsics = Intrinsics { parameters: document.parameters, conditions: document.conditions };
        let mut routes = Vec::new();
        let mut policies = BTreeMap::new();
        let mut table = Table::default();
        let (mut queue, mut queue_messages) = (QueueProperties::default(), EventSourceMapping::default());
        let mut api = ApiProperties::default();
        let (mut binaries, mut streamed) = (BTreeMap::new(), Vec::new());
        let mut namespaces = BTreeSet::new();
        let is_there = |resource: &Resource| resource.condition.as_ref().is_none_or(|name| intrinsics.has(name));
        for (id, resource) in document.resources.into_iter().filter(|(_, resource)| is_there(resource)) {
            match resource.r#type.as_str() {
                "AWS::Serverless::Function" => {
                    let function = Function::parse(resource)?;
                    routes.extend(function.routes);
                    binaries.insert(id, function.name.clone());
                    policies.insert(function.name, function.policy);
                }
                "AWS::DynamoDB::Table" => {
                    table = serde_yaml_ng::from_value(intrinsics.chosen(resource.properties))?;
                }
                "AWS::AppSync::ChannelNamespace" => {
                    let NamespaceProperties { name } = serde_yaml_ng::from_value(resource.properties)?;
                    namespaces.insert(name.parse().map_err(serde_yaml_ng::Error::custom)?);
                }
                "AWS::SQS::Queue" if id == RECONCILE_QUEUE => queue = serde_yaml_ng::from_value(resource.properties)?,
                "AWS::Lambda::EventSourceMapping" if mapping::is_of_stream(&resource.properties) => {
                    streamed.push((id, resource));
                }
                "AWS::Lambda::EventSourceMapping" => queue_messages = serde_yaml_ng::from_value(resource.properties)?,
                "AWS::Serverless::HttpApi" => api = serde_yaml_ng::from_value(resource.properties)?,
                _ => {}
            }
        }
        // After all functions are known, wherever they stand.
        let mapping = |(id, Resource { properties, .. }): (String, Resource)| {
            StreamMapping::parse(id, properties, &binaries, &intrinsics)
        };
        let stream_records = streamed.into_iter().map(mapping).collect::<Result<_, _>>()?;
        let cors = api.cors_configuration.with(&intrinsics);
        Ok(Self { routes, policies, table, queue, queue_messages, stream_records, namespaces, cors })
    }
}

struct Function {
    name: String,
    routes: Vec<Route>,
    policy: Policy,
}

impl Function {
    fn parse(resource: Resource) -> Result<Self, TemplateError> {
        let name = serde_yaml_ng::from_value::<BuildMetadata>(resource.metadata)?.build_properties.binary;
        let properties = serde_yaml_ng::from_value::<FunctionProperties>(resource.properties)?;
        let mut routes = Vec::new();
        for event in properties.events.into_values().filter(|event| event.r#type == "HttpApi") {
            let HttpApiProperties { method, path } = serde_yaml_ng::from_value(event.properties)?;
            routes.push(Route { function: name.clone(), method, path });
        }
        let policy = properties.policies.map(Policy::parse).transpose()?.unwrap_or_default();
        Ok(Self { name, routes, policy })
    }
}
