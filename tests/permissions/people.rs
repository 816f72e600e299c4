//! Chats with somebody in every state there is.

use dais::testing::dynamodb::Fault;
use dais::testing::livekit;
use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};

use crate::voice::stage::{Stage, address, member};

/// The owner, connected where the state does not say otherwise.
pub const OWNER: usize = 1;

/// The one whose state it is.
pub const SOMEBODY: usize = 2;

/// How somebody stands to a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    NoChat,
    Ended,
    Stranger,
    Entered,
    Connected,
    ConnectedAnew,
    Interrupted,
    Left,
    Kicked,
    LastModerator,
    OtherRightsAtLiveKit,
    MutedAndNotDemoted,
}

impl State {
    pub const ALL: [Self; 12] = [
        Self::NoChat,
        Self::Ended,
        Self::Stranger,
        Self::Entered,
        Self::Connected,
        Self::ConnectedAnew,
        Self::Interrupted,
        Self::Left,
        Self::Kicked,
        Self::LastModerator,
        Self::OtherRightsAtLiveKit,
        Self::MutedAndNotDemoted,
    ];
}

/// A chat with somebody in that state: its LiveKit room, and the connection by
/// which they are or were known.
#[derive(Debug, Clone)]
pub struct Case {
    pub room: String,
    pub sid: String,
}

impl Case {
    /// An event about somebody's connection.
    pub fn event(&self, name: &str, reason: Option<DisconnectReason>, stage: &Stage) -> Value {
        let now = stage.dais.now().seconds().to_string();
        json!({
            "event": name, "createdAt": now, "room": { "name": self.room, "sid": "RM_x" },
            "participant": {
                "sid": self.sid, "identity": address(SOMEBODY), "state": "ACTIVE", "joinedAt": now, "kind": "STANDARD",
                "metadata": "{}", "permission": { "canSubscribe": true, "canPublish": true, "canPublishData": true },
                "disconnectReason": reason.map_or("UNKNOWN_REASON", |reason| reason.as_str_name()),
            },
        })
    }
}

async fn connected(stage: &Stage, community: &str, role: &str) -> (String, String) {
    let url = stage.enter(community, &address(SOMEBODY), "create", role).await;
    let sid = stage.livekit().connect(Stage::token(&url)).await.unwrap().sid;
    (url, sid)
}

/// Brings somebody into that state in the chat of a community of its own.
pub async fn bring_about(stage: &Stage, community: &str, state: State) -> Case {
    let user = address(SOMEBODY);
    if state == State::NoChat {
        let room = format!("voice-chat-community-{community}:019ca912-7a00-7000-8000-000000000000");
        return Case { room, sid: "PA_nobody".to_owned() };
    }
    let mut sid = "PA_new".to_owned();
    if state != State::LastModerator {
        stage.connected(community, &address(OWNER), "create", "owner").await;
    } else {
        sid = connected(stage, community, "owner").await.1;
    }
    let room = stage.rooms(community).pop().unwrap();
    match state {
        State::NoChat | State::Stranger | State::LastModerator => {}
        State::Ended => drop(stage.service.delete(&format!("/community-voice-chat/{community}"), 204).await),
        State::Entered => drop(stage.enter(community, &user, "join", "member").await),
        State::Connected => sid = connected(stage, community, "moderator").await.1,
        State::ConnectedAnew => {
            sid = connected(stage, community, "member").await.1;
            connected(stage, community, "moderator").await;
        }
        State::Interrupted | State::Left => {
            let reason = match state {
                State::Left => DisconnectReason::ClientInitiated,
                _ => DisconnectReason::SignalClose,
            };
            let (url, gone) = connected(stage, community, "moderator").await;
            stage.leave(&url, reason).await;
            sid = gone;
        }
        State::Kicked => {
            sid = connected(stage, community, "member").await.1;
            stage.service.delete(&member(community, &user, ""), 204).await;
        }
        State::OtherRightsAtLiveKit => {
            sid = connected(stage, community, "moderator").await.1;
            stage.livekit().fault_next("UpdateParticipant", livekit::Fault::Unavailable);
            stage.service.send("DELETE", &member(community, &user, "/speaker"), Vec::new()).await.expecting(502);
        }
        State::MutedAndNotDemoted => {
            sid = connected(stage, community, "moderator").await.1;
            for _ in 0..3 {
                stage.dais.wire.fail_next("PutItem", Fault::ServerError);
            }
            let mute = json!({ "userID": user, "reason": 1, "duration": "l" });
            stage.service.post(&format!("/mutes?room={community}"), mute, 503).await;
        }
    }
    stage.livekit().settled().await;
    Case { room, sid }
}
