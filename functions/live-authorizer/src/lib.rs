//! Who may listen: AppSync asks this before it lets anybody connect or subscribe.
//! Nothing is read from the database.

use std::convert::Infallible;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use shared::app::clock::Clock;
use shared::appsync::authorizer::{Answer, Operation, Question};
use shared::environment::{Environment, SettingError};
use shared::observe::ColdStart;
use shared::runtime::run::observe_run;
use shared::token::ApiKeys;

/// The function, from its start on.
#[derive(Debug)]
pub struct Authorizer {
    api_keys: Arc<ApiKeys>,
    clock: Clock,
    cold_start: ColdStart,
}

impl Authorizer {
    /// The function from its settings: `DAIS_API_KEYS`.
    pub fn read(environment: &Environment<'_>, clock: Clock) -> Result<Self, SettingError> {
        Ok(Self { api_keys: Arc::new(ApiKeys::read(environment)?), clock, cold_start: ColdStart::default() })
    }

    /// Whether somebody may do what AppSync asks about. Whoever has a live token may
    /// connect, and subscribe to the channels that it names; nobody whom AppSync asks
    /// about publishes.
    pub async fn answer(&self, event: &Value) -> Answer {
        let is_authorized = async {
            let is_authorized = match Question::deserialize(event) {
                Ok(question) => self.admits(&question),
                Err(fault) => {
                    tracing::error!(%fault, "a question of AppSync's that cannot be read");
                    false
                }
            };
            Ok::<_, Infallible>(is_authorized)
        };
        let is_authorized = observe_run("authorize", &self.cold_start, is_authorized).await;
        Answer::new(is_authorized.unwrap_or_default())
    }

    fn admits(&self, question: &Question) -> bool {
        let Ok(live) = self.api_keys.verify_live(question.token(), self.clock.now()) else { return false };
        match question.operation() {
            Operation::Connect => true,
            Operation::Subscribe => {
                let channel = question.channel().and_then(|channel| channel.parse().ok());
                channel.is_some_and(|channel| live.may_subscribe(&channel))
            }
            Operation::Publish | Operation::Other => false,
        }
    }
}
