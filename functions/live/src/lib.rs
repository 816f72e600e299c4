//! What happens, told as it happens: the table's stream is carried here, and what
//! of its changes people are to know is published to the channels of AppSync
//! Events. What is told, where, is [`shared::app::live`].

mod batch;

use serde_json::Value;
use shared::app::live::{Live, tell};
use shared::domain::caller::Scope;
use shared::observe::ColdStart;
use shared::runtime::run::observe_run;

pub use batch::NotTold;

/// This function answers nobody; its first read is made as for voice chats.
pub const SCOPE: Scope = Scope::Voice;

/// The function, from its start on.
#[derive(Debug)]
pub struct Teller {
    live: Live,
    cold_start: ColdStart,
}

impl Teller {
    pub fn new(live: Live) -> Self {
        Self { live, cold_start: ColdStart::default() }
    }

    /// Tells of a batch of the stream's records; which of them are to come again.
    pub async fn answer(&self, event: &Value) -> NotTold {
        let telling = async {
            let left = NotTold::of(tell(&self.live, batch::changes(event)).await);
            if left.is_empty() { Ok(()) } else { Err(left) }
        };
        observe_run("tell", &self.cold_start, telling).await.err().unwrap_or_default()
    }
}
