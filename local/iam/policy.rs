//! A function's statements as `template.yaml` has them. Only one form is
//! understood, and anything else is refused, so that nothing is enforced less
//! strictly here than IAM would.

use std::fmt;

use serde::Deserialize;
use serde_yaml_ng::Value;

use super::access::{Access, Resource};

/// What can be done to a stream, and to nothing else: what the documentation of
/// `AWSLambdaDynamoDBExecutionRole` lists beside the logs.
const STREAMS: [&str; 4] =
    ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"];

/// What one function may do.
#[derive(Debug, Clone, Default)]
pub struct Policy(Vec<Statement>);

/// One action on one resource, of a table on one prefix of partition keys: the
/// smallest thing that can be allowed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// Such as `dynamodb:GetItem`.
    pub action: String,
    /// The table, an index, the stream, a queue or a namespace.
    pub resource: Resource,
    /// A partition key, or all that begin alike: `ROOM#*`. Only tables have any.
    pub prefix: Option<String>,
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.prefix {
            Some(prefix) => write!(f, "{} on {prefix} of {}", self.action, self.resource),
            None => write!(f, "{} on {}", self.action, self.resource),
        }
    }
}

/// Actions that are allowed on partitions of the table or of an index, on its stream,
/// on a queue, or on a namespace of channels.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Written")]
pub struct Statement {
    /// Its name.
    pub sid: String,
    actions: Vec<String>,
    resource: Resource,
    /// Which partitions; none of what has none.
    prefixes: Option<Vec<Prefix>>,
}

/// A statement as it is written.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Written {
    sid: String,
    #[serde(rename = "Effect")]
    _effect: Effect,
    action: Actions,
    resource: Resource,
    condition: Option<Condition>,
}

#[derive(Debug, Clone, Deserialize)]
enum Effect {
    Allow,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Value")]
struct Actions(Vec<String>);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Condition {
    #[serde(rename = "ForAllValues:StringLike")]
    all: AllLeadingKeys,
    #[serde(rename = "Null")]
    _present: LeadingKeysPresent,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllLeadingKeys {
    #[serde(rename = "dynamodb:LeadingKeys")]
    are_like: Vec<Prefix>,
}

/// `ForAllValues` holds where there is no value at all; this forbids it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct LeadingKeysPresent {
    #[serde(rename = "dynamodb:LeadingKeys")]
    _is_absent: False,
}

#[derive(Debug, Clone, Deserialize)]
enum False {
    #[serde(rename = "false")]
    False,
}

/// A partition key, or with a `*` at its end all that begin alike.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
struct Prefix(String);

impl Policy {
    /// The policy that a function's `Policies` add up to.
    pub fn parse(policies: Value) -> Result<Self, serde_yaml_ng::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase", deny_unknown_fields)]
        struct Document {
            statement: Vec<Statement>,
        }
        let documents = serde_yaml_ng::from_value::<Vec<Document>>(policies)?;
        Ok(Self(documents.into_iter().flat_map(|document| document.statement).collect()))
    }

    /// What `access` is allowed by, or nothing if no statement allows all of it.
    pub fn allows(&self, access: &Access) -> Option<Vec<Grant>> {
        self.0.iter().find_map(|statement| statement.allows(access))
    }

    /// Everything that it allows.
    pub fn grants(&self) -> Vec<Grant> {
        self.0.iter().flat_map(Statement::grants).collect()
    }

    /// Its statements.
    pub fn statements(&self) -> &[Statement] {
        &self.0
    }

    /// The same policy less one grant.
    pub fn without(&self, grant: &Grant) -> Self {
        let mut statements = Vec::new();
        for statement in &self.0 {
            // One statement for each action, since the others keep the prefix.
            for action in &statement.actions {
                let alone = Statement { actions: vec![action.clone()], ..statement.clone() };
                let is_meant = *action == grant.action && statement.resource == grant.resource;
                statements.extend(if is_meant { alone.without(grant.prefix.as_deref()) } else { Some(alone) });
            }
        }
        Self(statements)
    }
}

impl Statement {
    /// The actions that it allows.
    pub fn actions(&self) -> &[String] {
        &self.actions
    }

    /// What it allows them on.
    pub fn resource(&self) -> &Resource {
        &self.resource
    }

    fn allows(&self, access: &Access) -> Option<Vec<Grant>> {
        let is_meant = self.actions.contains(&access.action) && self.resource == access.resource;
        if !is_meant {
            return None;
        }
        let Some(prefixes) = &self.prefixes else { return Some(vec![self.grant(&access.action, None)]) };
        if access.leading_keys.is_empty() {
            return None;
        }
        let grant = |key: &String| {
            let prefix = prefixes.iter().find(|prefix| prefix.covers(key));
            prefix.map(|prefix| self.grant(&access.action, Some(prefix)))
        };
        access.leading_keys.iter().map(grant).collect()
    }

    fn grants(&self) -> Vec<Grant> {
        let of_action = |action: &String| match &self.prefixes {
            Some(prefixes) => prefixes.iter().map(|prefix| self.grant(action, Some(prefix))).collect(),
            None => vec![self.grant(action, None)],
        };
        self.actions.iter().flat_map(of_action).collect()
    }

    fn grant(&self, action: &str, prefix: Option<&Prefix>) -> Grant {
        let prefix = prefix.map(|prefix| prefix.0.clone());
        Grant { action: action.to_owned(), resource: self.resource.clone(), prefix }
    }

    /// What is left of it without one prefix; nothing of a statement without prefixes.
    fn without(self, prefix: Option<&str>) -> Option<Self> {
        let mut prefixes = self.prefixes?;
        prefixes.retain(|other| Some(other.0.as_str()) != prefix);
        Some(Self { prefixes: Some(prefixes), ..self })
    }
}

impl TryFrom<Written> for Statement {
    type Error = String;

    /// Each resource with actions of its own service, and partitions where there are any.
    fn try_from(written: Written) -> Result<Self, String> {
        let Written { sid, action: Actions(actions), resource, condition, .. } = written;
        if let Some(other) =
            actions.iter().find(|action| STREAMS.contains(&action.as_str()) != (resource == Resource::Stream))
        {
            return Err(format!("{sid}: {other} is no action on {resource}"));
        }
        let service = match resource {
            Resource::Queue | Resource::Failures => "sqs:",
            Resource::Namespace(_) => "appsync:",
            Resource::Table | Resource::Index(_) | Resource::Stream | Resource::Other(_) => "dynamodb:",
        };
        if let Some(other) = actions.iter().find(|action| !action.starts_with(service)) {
            return Err(format!("{sid}: {other} is no action on {resource}"));
        }
        if condition.is_some() != resource.has_partitions() {
            return Err(format!("{sid}: leading keys are said of a table, always, and of nothing else"));
        }
        Ok(Self { sid, actions, resource, prefixes: condition.map(|condition| condition.all.are_like) })
    }
}

impl Prefix {
    fn covers(&self, key: &str) -> bool {
        self.0.strip_suffix('*').map_or(self.0 == key, |beginning| key.starts_with(beginning))
    }
}

impl TryFrom<String> for Prefix {
    type Error = String;

    fn try_from(pattern: String) -> Result<Self, String> {
        let beginning = pattern.strip_suffix('*').unwrap_or(&pattern);
        if beginning.is_empty() || beginning.contains(['*', '?', '$']) {
            return Err(format!("leading keys {pattern:?} are not a key, nor the beginning of one with a * after it"));
        }
        Ok(Self(pattern))
    }
}

impl TryFrom<Value> for Actions {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        let actions = match value {
            Value::Sequence(actions) => actions,
            one => vec![one],
        };
        actions.iter().map(action).collect::<Result<_, _>>().map(Self)
    }
}

fn action(value: &Value) -> Result<String, String> {
    let whole = value.as_str().unwrap_or_default();
    let services = ["dynamodb:", "sqs:", "appsync:"];
    let name = services.iter().find_map(|service| whole.strip_prefix(service)).unwrap_or_default();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(format!("{value:?} is not an action of DynamoDB, SQS or AppSync by its whole name"));
    }
    Ok(whole.to_owned())
}
