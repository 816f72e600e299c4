//! Something that Lambda could start.

use std::path::PathBuf;

use serde_json::Value;

/// What is started, and what it is asked.
#[derive(Debug, Clone)]
pub struct Subject {
    /// What it is called in the table.
    pub name: String,
    pub program: PathBuf,
    pub arguments: Vec<PathBuf>,
    /// What is sent to it first; nothing is waited for beyond its asking for that where
    /// there is none.
    pub event: Option<Value>,
    /// Whether the answer is to come from DynamoDB.
    pub reads: bool,
    /// Whether the certificate roots matter to it as they do to a function of ours.
    pub takes_roots: bool,
    /// Whether the program is what is deployed.
    pub is_deployed: bool,
}
