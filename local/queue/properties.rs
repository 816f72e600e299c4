//! What the template says of the queue and of how its messages are carried.

use serde::Deserialize;

/// A queue in the words of SQS's `CreateQueue`, with SQS's own defaults; times in seconds.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct QueueProperties {
    /// For how long a message that was received is nobody else's.
    pub visibility_timeout: u64,
    /// How long a message is kept from when it was sent.
    pub message_retention_period: u64,
    /// What becomes of a message that is received again and again.
    pub redrive_policy: Option<RedrivePolicy>,
}

impl Default for QueueProperties {
    fn default() -> Self {
        Self { visibility_timeout: 30, message_retention_period: 345_600, redrive_policy: None }
    }
}

/// What becomes of a message that is received again and again.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedrivePolicy {
    /// How often it may be received; then it is dead.
    pub max_receive_count: u32,
}

/// How Lambda gets messages to a function, with Lambda's own defaults.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EventSourceMapping {
    /// How many come at once, at most.
    pub batch_size: usize,
    /// How many batches are under way at once.
    pub scaling_config: ScalingConfig,
}

impl Default for EventSourceMapping {
    fn default() -> Self {
        Self { batch_size: 10, scaling_config: ScalingConfig { maximum_concurrency: 2 } }
    }
}

/// How many batches are under way at once.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ScalingConfig {
    /// At most so many.
    pub maximum_concurrency: usize,
}
