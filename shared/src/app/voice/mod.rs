//! What is done to voice chats and the people in them.

pub mod ask_for_reconcile;
pub mod ban_user;
pub mod change_member;
pub mod change_speech;
pub mod end_chat;
pub mod enter_chat;
pub mod leave_chat;
mod measure_taken;
pub mod mute_user;
pub mod push_member;
pub mod receive_event;
pub mod reconcile;
pub mod reconcile_asked;
pub mod record_presence;
pub mod sweep;
pub mod update_member;

use std::sync::Arc;
use std::time::Duration;

use super::Refused;
use super::clock::Clock;
use crate::domain::caller::{Actor, ActorKind};
use crate::domain::voice::grace::Graces;
use crate::domain::voice::names::Address;
use crate::domain::voice::shard::SpreadFrom;
use crate::domain::voice::user_ids::VoiceUserIds;
use crate::environment::{Environment, SettingError};
use crate::livekit::{LiveKit, LiveKitFault, LiveKitSettings};
use crate::queue::AskForReconcile;
use crate::store::{Store, StoreError};

/// What everything that is done to voice chats needs.
#[derive(Debug, Clone)]
pub struct Voice {
    pub store: Store,
    /// LiveKit, if it is configured.
    pub livekit: Option<Arc<LiveKit>>,
    /// Who is asked for a reconcile soon, in the functions that ask for any.
    pub reconciles: Option<Arc<dyn AskForReconcile>>,
    /// The time; for what takes long enough to ask twice.
    pub clock: Clock,
    /// How long people count as present without a connection.
    pub graces: Graces,
    /// How often a running chat is held against LiveKit's list.
    pub reconcile_after: Duration,
    /// How many are present before newcomers are counted beside a chat.
    pub spread_from: SpreadFrom,
    /// Whom they take.
    pub user_ids: VoiceUserIds,
}

impl Voice {
    /// What is needed, from the settings: LiveKit's, `VOICE_CONNECT_GRACE_SECONDS`,
    /// `VOICE_RECONNECT_GRACE_SECONDS`, `VOICE_MODERATOR_GRACE_SECONDS` (300
    /// each), `VOICE_RECONCILE_SECONDS` (600), `VOICE_SPREAD_FROM` (50) and
    /// `VOICE_USER_IDS` (`ethereum`, or `any`).
    pub fn read(environment: &Environment<'_>, store: Store, clock: Clock) -> Result<Self, SettingError> {
        let defaults = Graces::default();
        let graces = Graces {
            connect: environment.seconds("VOICE_CONNECT_GRACE_SECONDS", defaults.connect)?,
            reconnect: environment.seconds("VOICE_RECONNECT_GRACE_SECONDS", defaults.reconnect)?,
            moderator: environment.seconds("VOICE_MODERATOR_GRACE_SECONDS", defaults.moderator)?,
        };
        let reconcile_after = environment.seconds("VOICE_RECONCILE_SECONDS", Duration::from_mins(10))?;
        let spread_from = environment.count("VOICE_SPREAD_FROM", SpreadFrom::default().0)?;
        let user_ids = environment.one_of("VOICE_USER_IDS", "ethereum or any")?;
        let livekit = LiveKitSettings::read(environment)?;
        let livekit = livekit.map(|settings| Arc::new(LiveKit::new(settings, store.patience())));
        Ok(Self {
            store,
            livekit,
            clock,
            graces,
            reconcile_after,
            spread_from: SpreadFrom(spread_from),
            user_ids,
            reconciles: None,
        })
    }

    /// The same for a function that asks for reconciles.
    pub fn asking(self, reconciles: Arc<dyn AskForReconcile>) -> Self {
        Self { reconciles: Some(reconciles), ..self }
    }

    /// LiveKit, which is needed.
    pub fn livekit(&self) -> Result<&LiveKit, Refused> {
        self.livekit.as_deref().ok_or(Refused::NoLiveKit)
    }
}

/// The address of an actor who is that person; none for a service, which
/// vouches for its users.
pub fn person(voice: &Voice, actor: &Actor) -> Result<Option<Address>, Refused> {
    if actor.kind != ActorKind::Person {
        return Ok(None);
    }
    let address = voice.user_ids.of_account(&actor.account);
    address.map(Some).map_err(|_| Refused::Forbidden("the token's account is no Ethereum address".into()))
}

/// A step was not carried out; a repeat heals what is missing.
#[derive(Debug, thiserror::Error)]
pub enum VoiceFault {
    /// The database did not do what it was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    LiveKit(#[from] LiveKitFault),
}

impl VoiceFault {
    /// What whoever asked is told; `says` is what is true where LiveKit failed.
    pub fn refused(self, says: &'static str) -> Refused {
        match self {
            Self::Store(error) => Refused::Store(error),
            Self::LiveKit(fault) => Refused::LiveKit { fault, says },
        }
    }

    /// The same of a change that is stored and that LiveKit has not taken.
    pub fn stored(self) -> Refused {
        self.refused("LiveKit is unavailable; the change is stored, and a repeat sends it again")
    }
}
