//! A function's statements as `template.yaml` has them. Only one form is
//! understood, and anything else is refused, so that nothing is enforced less
//! strictly here than IAM would.

use std::fmt;

use serde::Deserialize;
use serde_yaml_ng::Value;

use super::access::{Access, Resource};

/// What one function may do.
#[derive(Debug, Clone, Default)]
pub struct Policy(Vec<Statement>);

/// One action on one resource and one prefix of partition keys: the smallest
/// thing that can be allowed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// Such as `dynamodb:GetItem`.
    pub action: String,
    /// The table, or an index.
    pub resource: Resource,
    /// A partition key, or all that begin alike: `ROOM#*`.
    pub prefix: String,
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {} of {}", self.action, self.prefix, self.resource)
    }
}

/// Actions that are allowed on partitions of the table or of an index.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Statement {
    /// Its name.
    pub sid: String,
    #[serde(rename = "Effect")]
    _effect: Effect,
    action: Actions,
    resource: Resource,
    condition: Condition,
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
            for action in &statement.action.0 {
                let mut alone = Statement { action: Actions(vec![action.clone()]), ..statement.clone() };
                if *action == grant.action && statement.resource == grant.resource {
                    alone.condition.all.are_like.retain(|prefix| prefix.0 != grant.prefix);
                }
                statements.push(alone);
            }
        }
        Self(statements)
    }
}

impl Statement {
    /// The actions that it allows.
    pub fn actions(&self) -> &[String] {
        &self.action.0
    }

    /// What it allows them on.
    pub fn resource(&self) -> &Resource {
        &self.resource
    }

    fn allows(&self, access: &Access) -> Option<Vec<Grant>> {
        let is_meant = self.action.0.contains(&access.action) && self.resource == access.resource;
        if !is_meant || access.leading_keys.is_empty() {
            return None;
        }
        access
            .leading_keys
            .iter()
            .map(|key| self.prefix_of(key).map(|prefix| self.grant(&access.action, prefix)))
            .collect()
    }

    fn prefix_of(&self, key: &str) -> Option<&Prefix> {
        self.condition.all.are_like.iter().find(|prefix| prefix.covers(key))
    }

    fn grants(&self) -> impl Iterator<Item = Grant> {
        let prefixes = &self.condition.all.are_like;
        self.action.0.iter().flat_map(|action| prefixes.iter().map(|prefix| self.grant(action, prefix)))
    }

    fn grant(&self, action: &str, prefix: &Prefix) -> Grant {
        Grant { action: action.to_owned(), resource: self.resource.clone(), prefix: prefix.0.clone() }
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
    let name = value.as_str().and_then(|action| action.strip_prefix("dynamodb:")).unwrap_or_default();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(format!("{value:?} is not an action of DynamoDB by its whole name"));
    }
    Ok(format!("dynamodb:{name}"))
}
