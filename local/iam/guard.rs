//! What stands between one function and what it may reach.

use serde_json::Value;

use super::access::{Names, needed};
use super::{Access, Grant, Policy};

/// One function's policy on one stack's resources.
#[derive(Debug, Clone)]
pub struct Guard {
    function: String,
    names: Names,
    policy: Policy,
}

/// A request that no statement allows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{function} is not authorized to perform {} on {:?} of {} because no statement of its policy in template.yaml allows it", access.action, access.leading_keys, access.resource)]
pub struct Denied {
    /// The function.
    pub function: String,
    /// What it asked for.
    pub access: Access,
}

impl Guard {
    /// Lets through what `policy` allows `function` to do with the resources of these names.
    pub fn new(function: &str, names: Names, policy: Policy) -> Self {
        Self { function: function.to_owned(), names, policy }
    }

    /// The function's name.
    pub fn function(&self) -> &str {
        &self.function
    }

    /// What `operation` with `body` is allowed by.
    pub fn judge(&self, operation: &str, body: &Value) -> Result<Vec<Grant>, Denied> {
        let mut used = Vec::new();
        for access in needed(operation, body, &self.names) {
            match self.policy.allows(&access) {
                Some(grants) => used.extend(grants),
                None => return Err(Denied { function: self.function.clone(), access }),
            }
        }
        Ok(used)
    }
}
