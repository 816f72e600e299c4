//! What the load is put on.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use livekit_api::services::room::RoomClient;
use livekit_protocol::participant_info::State;
use shared::domain::caller::Scope;
use shared::token::NewToken;

use super::LoadError;
use super::client::Client;
use super::options::StageLoad;
use super::webhooks::Webhooks;
use crate::dynamodb::simulated::Simulation;
use crate::livekit::Pace;
use crate::livekit::server::Server;
use crate::stack::{Settings, Stack};
use crate::time::Time;

/// How long our token is good for.
const LASTS: Duration = Duration::from_secs(24 * 60 * 60);

/// A stack of our own, or a deployed one.
pub struct Target {
    /// Speaks to it.
    pub client: Client,
    /// What only a stack of our own shows.
    pub own: Option<Own>,
    livekit: Option<RoomClient>,
}

/// A stack in this process.
pub struct Own {
    /// Its DynamoDB.
    pub simulation: Simulation,
    /// Its webhooks.
    pub webhooks: Webhooks,
    /// Its LiveKit.
    pub livekit: Arc<Server>,
    stack: Mutex<Option<Stack>>,
}

impl Target {
    /// What the options name.
    pub async fn of(options: &StageLoad, time: Time) -> Result<Self, LoadError> {
        match &options.url {
            Some(url) => Self::deployed(url, options),
            None => Self::start(options, time).await,
        }
    }

    fn deployed(url: &str, options: &StageLoad) -> Result<Self, LoadError> {
        let token = options.token.as_deref().ok_or(LoadError::NoToken)?;
        let livekit = options.livekit.as_deref().map(|url| {
            let key = options.livekit_api_key.as_deref().zip(options.livekit_api_secret.as_deref());
            key.map(|(key, secret)| RoomClient::with_api_key(url, key, secret)).ok_or(LoadError::NoLiveKitKey)
        });
        Ok(Self { client: Client::to(url, token), own: None, livekit: livekit.transpose()? })
    }

    async fn start(options: &StageLoad, time: Time) -> Result<Self, LoadError> {
        let (simulation, webhooks) = (Simulation::seeded(options.seed), Webhooks::default());
        let livekit_pace = Pace { webhook_round_trip: options.webhook_round_trip(), ..Pace::default() };
        let settings = Settings {
            port: 0,
            direct: true,
            time,
            dynamodb: Arc::new(simulation.clone()),
            livekit: Arc::new(webhooks.clone()),
            livekit_pace,
            ..Settings::default()
        };
        let stack = Stack::start(settings).await?;
        let token = token(&stack, &[Scope::Voice]).ok_or(LoadError::NoToken)?;
        // Nothing of the environment is read, so there is a stand-in.
        let livekit = stack.livekit.as_ref().map(|livekit| livekit.server.clone()).ok_or(LoadError::NoLiveKitKey)?;
        let client = Client::within(stack.gateway.clone(), &token);
        let own = Own { simulation, webhooks, livekit, stack: Mutex::new(Some(stack)) };
        Ok(Self { client, own: Some(own), livekit: None })
    }

    /// How many have their media up in `room`, by LiveKit's list; none where it
    /// is not to be asked, or does not answer.
    pub async fn listed(&self, room: &str) -> Option<usize> {
        if let Some(own) = &self.own {
            return usize::try_from(own.livekit.rooms().tally(room).active).ok();
        }
        let participants = self.livekit.as_ref()?.list_participants(room).await.ok()?;
        Some(participants.iter().filter(|participant| participant.state() == State::Active).count())
    }

    /// Ends a stack of our own.
    pub fn stop(&self) {
        if let Some(own) = &self.own {
            drop(own.stack.lock().unwrap_or_else(PoisonError::into_inner).take());
        }
    }
}

/// A token for those groups of a stack of our own.
pub(super) fn token(stack: &Stack, scopes: &[Scope]) -> Option<String> {
    let keys = &stack.voice.app.api_keys;
    let token = NewToken {
        user: "load".parse().ok()?,
        name: None,
        scopes: scopes.to_vec(),
        room: None,
        rooms: None,
        is_person: false,
        lasts: LASTS,
    };
    keys.issue(keys.first_id(), token, stack.voice.app.clock.now()).ok()
}
