//! A stack with a voice chat on it, and the people in it.

use dais::livekit::webhook::CONTENT_TYPE;
use dais::queue::Delivered;
use dais::stack::Settings;
use dais::testing::livekit::LiveKit;
use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};
use shared::app::voice::sweep::SweepFault;
use shared::domain::voice::names::ChatRef;
use shared::queue::QueueFault;
use shared::token::NewToken;

use crate::support::replay::signature;
use crate::support::{Answer, Client, Dais};

/// Address number `n`.
pub fn address(n: usize) -> String {
    format!("0x{n:040x}")
}

/// A stack whose caller is a service that vouches for its users.
pub struct Stage {
    pub dais: Dais,
    pub service: Client,
}

/// The status of a chat: active, participants, moderators.
pub type Status = (bool, i64, i64);

/// What an inactive or unknown chat reads.
pub const INACTIVE: Status = (false, 0, 0);

impl Stage {
    pub async fn start() -> Self {
        Self::over(Dais::start().await)
    }

    /// A stack whose chats count on shards from the first member on.
    pub async fn crowded() -> Self {
        Self::spread_from("0").await
    }

    /// A stack whose chats are small, whatever is tried otherwise.
    pub async fn small() -> Self {
        Self::spread_from("50").await
    }

    async fn spread_from(present: &str) -> Self {
        let spread = |settings: &mut Settings| settings.variables.push(("VOICE_SPREAD_FROM".into(), present.into()));
        Self::over(Dais::start_with(spread).await)
    }

    pub fn over(dais: Dais) -> Self {
        let service = dais.client("service");
        Self { dais, service }
    }

    pub fn livekit(&self) -> &LiveKit {
        self.dais.livekit()
    }

    /// Creates or joins; answers the connection URL.
    pub async fn enter(&self, community: &str, user: &str, action: &str, role: &str) -> String {
        let body = json!({ "community_id": community, "user_address": user, "action": action, "user_role": role });
        let entered = self.service.post("/community-voice-chat", body, 200).await;
        entered.body["connection_url"].as_str().unwrap().to_owned()
    }

    /// The access token in a connection URL.
    pub fn token(url: &str) -> &str {
        url.split_once("?access_token=").unwrap().1
    }

    /// Enters and connects.
    pub async fn connected(&self, community: &str, user: &str, action: &str, role: &str) -> String {
        let url = self.enter(community, user, action, role).await;
        self.livekit().connect(Self::token(&url)).await.unwrap();
        url
    }

    pub async fn leave(&self, url: &str, reason: DisconnectReason) {
        self.livekit().disconnect(Self::token(url), reason).await.unwrap();
    }

    pub async fn status(&self, community: &str) -> Status {
        let body = self.service.get(&format!("/community-voice-chat/{community}/status"), 200).await.body;
        let count = |name: &str| body[name].as_i64().unwrap();
        (body["active"].as_bool().unwrap(), count("participant_count"), count("moderator_count"))
    }

    pub async fn is_in_a_chat(&self, user: &str) -> bool {
        let body = self.service.get(&format!("/users/{user}/community-voice-chat-status"), 200).await.body;
        assert_eq!(body["userAddress"], user.to_lowercase());
        body["isInCommunityVoiceChat"].as_bool().unwrap()
    }

    /// The LiveKit rooms of a community's chats.
    pub fn rooms(&self, community: &str) -> Vec<String> {
        let prefix = format!("voice-chat-community-{community}:");
        self.livekit().rooms().into_iter().map(|room| room.name).filter(|name| name.starts_with(&prefix)).collect()
    }

    /// What LiveKit keeps of a connected user: metadata and whether they may publish.
    pub fn copy(&self, community: &str, user: &str) -> (Value, bool) {
        let room = self.rooms(community).pop().unwrap();
        let participants = self.livekit().participants(&room);
        let participant = participants.into_iter().find(|participant| participant.identity == user).unwrap();
        let can_publish = participant.permission.is_some_and(|permission| permission.can_publish);
        (serde_json::from_str(&participant.metadata).unwrap(), can_publish)
    }

    pub async fn sweep(&self) {
        self.try_sweep().await.unwrap();
    }

    pub async fn try_sweep(&self) -> Result<(), SweepFault> {
        let swept =
            shared::app::voice::sweep::sweep(&self.dais.stack.states["voice-sweeper"].voice, self.dais.now()).await;
        self.livekit().settled().await;
        swept
    }

    /// The chat of a LiveKit room of a community's.
    pub fn chat_ref(&self, community: &str) -> ChatRef {
        let name = self.rooms(community).pop().unwrap();
        name.trim_start_matches("voice-chat-community-").parse().unwrap()
    }

    /// Has a chat reconciled through the queue, as the function `voice` asks for it.
    pub async fn ask_for_reconcile(&self, chat: &ChatRef) -> Result<(), QueueFault> {
        self.dais.stack.states["voice"].voice.reconciles.as_deref().unwrap().ask(chat).await
    }

    /// Delivers the queue's messages that are due.
    pub async fn deliver(&self) -> Delivered {
        let delivered = self.dais.stack.carrier.deliver().await.unwrap();
        self.livekit().settled().await;
        delivered
    }

    /// Holds a community's chat against LiveKit's list, as `room_finished` does.
    pub async fn reconcile(&self, community: &str) {
        let name = self.rooms(community).pop().unwrap();
        self.webhook(&json!({ "event": "room_finished", "room": { "name": name } })).await.expecting(200);
    }

    /// A webhook as LiveKit would sign it.
    pub async fn webhook(&self, event: &Value) -> Answer {
        let body = event.to_string().into_bytes();
        let livekit = self.dais.anonymous().with("content-type", CONTENT_TYPE);
        livekit.with("authorization", &signature(&body)).send("POST", "/livekit-webhook", body).await
    }

    /// A caller who is that person.
    pub fn person(&self, user: &str) -> Client {
        self.dais.client_with(NewToken { is_person: true, ..self.dais.claims(user) })
    }
}

/// The path of a member, and of what is below it.
pub fn member(community: &str, user: &str, below: &str) -> String {
    format!("/community-voice-chat/{community}/users/{user}{below}")
}
