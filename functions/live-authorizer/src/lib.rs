//! Who may listen: AppSync asks this before it lets anybody connect or subscribe.
//! One thing is read, when somebody subscribes to a room: whether they are banned
//! from it.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use shared::app::clock::Clock;
use shared::appsync::authorizer::{Answer, Operation, Question};
use shared::domain::live::channel::Channel;
use shared::domain::time::Timestamp;
use shared::environment::{Environment, SettingError};
use shared::observe::ColdStart;
use shared::runtime::run::observe_run;
use shared::store::{Store, StoreError};
use shared::token::{ApiKeys, LiveToken};

/// The function, from its start on.
#[derive(Debug)]
pub struct Authorizer {
    api_keys: Arc<ApiKeys>,
    store: Store,
    clock: Clock,
    cold_start: ColdStart,
}

impl Authorizer {
    /// The function from its settings: `DAIS_API_KEYS`.
    pub fn read(environment: &Environment<'_>, store: Store, clock: Clock) -> Result<Self, SettingError> {
        Ok(Self { api_keys: Arc::new(ApiKeys::read(environment)?), store, clock, cold_start: ColdStart::default() })
    }

    /// Whether somebody may do what AppSync asks about. Whoever has a live token may
    /// connect, and subscribe to the channels that it names, to that of a room unless
    /// they are banned from it; nobody whom AppSync asks about publishes. Where the
    /// table cannot be read nobody listens: clients ask again.
    pub async fn answer(&self, event: &Value) -> Answer {
        let is_authorized = async {
            match Question::deserialize(event) {
                Ok(question) => self.admits(&question).await,
                Err(fault) => {
                    tracing::error!(%fault, "a question of AppSync's that cannot be read");
                    Ok(false)
                }
            }
        };
        let is_authorized = observe_run("authorize", &self.cold_start, is_authorized).await;
        Answer::new(is_authorized.unwrap_or_default())
    }

    async fn admits(&self, question: &Question) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let Ok(live) = self.api_keys.verify_live(question.token(), now) else { return Ok(false) };
        match question.operation() {
            Operation::Connect => Ok(true),
            Operation::Subscribe => {
                let channel = question.channel().and_then(|channel| channel.parse().ok());
                match channel.filter(|channel| live.may_subscribe(channel)) {
                    Some(channel) => Ok(!self.is_banned_from(&channel, &live, now).await?),
                    None => Ok(false),
                }
            }
            Operation::Publish | Operation::Other => Ok(false),
        }
    }

    /// Whether the bearer is banned from the room whose channel it is. Their own
    /// channel stays open to them, and a service's token for all rooms names nobody
    /// who could be banned.
    async fn is_banned_from(&self, channel: &Channel, live: &LiveToken, now: Timestamp) -> Result<bool, StoreError> {
        match &live.room {
            Some(room) if *channel == live.room_channel() => self.store.is_banned(room, &live.user, now).await,
            _ => Ok(false),
        }
    }
}
