//! What Lambda itself does in a function's name, with the function's role.

use std::sync::Arc;

use serde_json::Value;

use crate::dynamodb::message::Sent;
use crate::dynamodb::wire::Watch;
use crate::iam::{Denied, Guard};

/// What a function may, for those who act in its name.
#[derive(Debug, Clone)]
pub struct Rights {
    /// The function's policy.
    pub guard: Guard,
    /// Who sees what it was allowed and denied.
    pub watch: Arc<dyn Watch>,
}

impl Rights {
    /// Whether the function's role may do that.
    pub fn may(&self, operation: &str, body: Value) -> Result<(), Denied> {
        match self.guard.judge(operation, &body) {
            Ok(grants) => {
                let function = self.guard.function().to_owned();
                self.watch.allowed(&Sent { function, operation: operation.to_owned(), body }, grants);
                Ok(())
            }
            Err(denied) => {
                self.watch.denied(&denied);
                Err(denied)
            }
        }
    }
}
