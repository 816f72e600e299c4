//! Every operation, and the sweeps that nobody calls for.

use dais::testing::livekit::Fault;
use serde_json::{Value, json};

use super::world::World;
use crate::support::{Answer, Client};
use crate::voice::stage::{address, member};

pub const CONFIG: &str = "/livechat/audioVideoChatConfig";

/// What people say, which no log is to hold.
pub const SAID: &str = "what ann said in confidence";

/// The `createdAt` of an event that comes five seconds after it was made.
const LATE: &str = "late";

/// Who acts.
#[derive(Debug, Clone, Copy)]
pub enum By {
    Service,
    /// A service whose request carries an `Idempotency-Key`.
    Keyed,
    /// A service that has read the settings before.
    WithMatch,
    /// The person who is muted.
    Bob,
}

/// What is done.
#[derive(Debug, Clone)]
pub enum Act {
    Request { by: By, method: &'static str, path: String, body: Option<Value> },
    Webhook(Value),
    Sweep,
}

#[derive(Debug, Clone)]
pub struct Operation {
    /// The route of the template, or what it is instead.
    pub name: &'static str,
    pub act: Act,
    /// The status of its documented success.
    pub success: u16,
    /// What its repeat may be answered, after which all is as if it was done
    /// once; nothing where a repeat does it twice.
    pub repeated: &'static [u16],
}

impl Operation {
    /// How it went; a sweep that leaves something is a 503.
    pub async fn run(&self, world: &World) -> Answer {
        match &self.act {
            Act::Request { by, method, path, body } => {
                let client = client(*by, world);
                let about = |text: &str| text.replace("{message}", &world.message);
                let path = about(path);
                match body {
                    Some(body) => client.send_json(method, &path, about(&body.to_string())).await,
                    None => client.send(method, &path, Vec::new()).await,
                }
            }
            Act::Webhook(event) => {
                let mut event = event.clone();
                event["room"] = json!({ "name": world.chat });
                event["participant"]["sid"] = json!(world.sid);
                if event["createdAt"] == LATE {
                    event["createdAt"] = json!((world.stage.dais.now().seconds() - 5).to_string());
                }
                world.stage.webhook(&event).await
            }
            Act::Sweep => {
                let status = if world.stage.try_sweep().await.is_ok() { 200 } else { 503 };
                Answer::of_status(status)
            }
        }
    }

    /// What has to be there first.
    pub async fn prepare(&self, world: &World) {
        if let Act::Sweep = self.act {
            world.stage.connected("over", &address(8), "create", "owner").await;
            world.stage.livekit().fault_always_of("DeleteRoom", Some(Fault::Unavailable));
            world.stage.service.delete("/community-voice-chat/over", 204).await;
            world.stage.livekit().fault_always_of("DeleteRoom", None);
            world.stage.enter("abandoned", &address(9), "create", "owner").await;
            world.stage.dais.advance(660);
        }
    }
}

fn client(by: By, world: &World) -> Client {
    match by {
        By::Service => world.stage.service.clone(),
        By::Keyed => world.stage.service.with("idempotency-key", "k"),
        By::WithMatch => world.stage.service.with("if-match", &world.tag),
        By::Bob => world.bob.clone(),
    }
}

fn request(name: &'static str, path: impl Into<String>, body: Value, success: u16) -> Operation {
    let method = name.split(' ').next().unwrap();
    let body = Some(body).filter(|body| !body.is_null());
    let act = Act::Request { by: By::Service, method, path: path.into(), body };
    Operation { name, act, success, repeated: if success == 204 { &[204] } else { &[200] } }
}

fn by(by: By, operation: Operation) -> Operation {
    let Act::Request { method, path, body, .. } = operation.act else { panic!("a request") };
    Operation { act: Act::Request { by, method, path, body }, ..operation }
}

fn repeated(repeated: &'static [u16], operation: Operation) -> Operation {
    Operation { repeated, ..operation }
}

pub fn rooms() -> Vec<Operation> {
    let room = json!({ "roomId": "new", "name": SAID, "about": "", "isSpeak": true });
    Vec::from([
        repeated(&[201, 409], request("POST /external/room", "/external/room", room, 201)),
        request("GET /external/room", "/external/room", Value::Null, 200),
        request("GET /external/room/{roomId}", "/external/room/r", Value::Null, 200),
        request("POST /external/room/speak", "/external/room/speak", json!({ "roomId": "r", "isSpeak": false }), 200),
        request(
            "POST /external/room/status",
            "/external/room/status",
            json!({ "roomId": "r", "status": "ENDED" }),
            200,
        ),
        request("PATCH /external/room/{roomId}", "/external/room/r", json!({ "name": "Another name" }), 200),
        repeated(&[204, 404], request("DELETE /external/room/{roomId}", "/external/room/r", Value::Null, 204)),
    ])
}

pub fn messages() -> Vec<Operation> {
    let post = || request("POST /chat-messages", "/chat-messages", json!({ "room": "r", "text": SAID }), 200);
    let dated = || {
        let body = json!({ "room": "r", "text": SAID, "createdAt": 7 });
        request("POST /chat-messages", "/chat-messages", body, 200)
    };
    // Of 12:00 on the day of all tests.
    let follow = "/chat-messages?room=r&since=AZypRM9ocACAAAAAAAAAAA";
    Vec::from([
        repeated(&[], post()),
        by(By::Keyed, post()),
        repeated(&[], dated()),
        by(By::Keyed, dated()),
        request("GET /chat-messages", "/chat-messages", Value::Null, 200),
        request("GET /chat-messages", "/chat-messages?room=r", Value::Null, 200),
        request("GET /chat-messages", follow, Value::Null, 200),
        request("GET /chat-messages/{id}", "/chat-messages/{message}", Value::Null, 200),
        request("PATCH /chat-messages/{id}", "/chat-messages/{message}", json!({ "seen": true }), 200),
        request("PATCH /chat-messages/{id}", "/chat-messages/{message}", json!({ "text": SAID }), 200),
        request("DELETE /chat-messages/{id}", "/chat-messages/{message}", Value::Null, 200),
        by(By::Bob, request("DELETE /chat-messages/{id}", "/chat-messages/{message}", Value::Null, 200)),
        request("POST /chat-messages/seen", "/chat-messages/seen", json!({ "room": "r", "upTo": "{message}" }), 204),
        request("GET /chat-messages/unread", "/chat-messages/unread?room=r&room=s", Value::Null, 200),
    ])
}

pub fn mutes() -> Vec<Operation> {
    let mute = |room: &str, user: &str| {
        request("POST /mutes", format!("/mutes?room={room}"), json!({ "userID": user, "reason": 1 }), 200)
    };
    let of = |name: &'static str, user: &str| request(name, format!("/mutes/{user}?room=r"), Value::Null, 200);
    let ban = |room: &str, user: &str| {
        let body = json!({ "userID": user, "reason": 1, "duration": "d" });
        request("POST /bans/add", format!("/bans/add?room={room}"), body, 200)
    };
    let banned = |name: &'static str, user: &str| request(name, format!("/bans/{user}?room=r"), Value::Null, 200);
    Vec::from([
        mute("r", "carol"),
        mute("c", &address(2)),
        request("GET /mutes", "/mutes?room=r", Value::Null, 200),
        of("GET /mutes/{userID}", "bob"),
        by(By::Bob, of("GET /mutes/{userID}", "@me")),
        of("DELETE /mutes/{userID}", "bob"),
        ban("r", "carol"),
        ban("c", &address(2)),
        request("GET /bans", "/bans?room=r", Value::Null, 200),
        banned("GET /bans/{userID}", "dan"),
        by(By::Bob, banned("GET /bans/{userID}", "@me")),
        banned("DELETE /bans/{userID}", "dan"),
    ])
}

pub fn moderation_log() -> Vec<Operation> {
    let log = |query: &str| request("GET /moderation-log", format!("/moderation-log{query}"), Value::Null, 200);
    Vec::from([log(""), log("?room=r"), log("?room=r&action=user.muted")])
}

/// Settings.
pub fn config(is_enabled: bool) -> Value {
    json!({
        "isEnabled": is_enabled,
        "isAutomaticallyRecordingAudioVideoChatsEnabled": false,
        "recordingServerUrl": "http://example.com",
    })
}

pub fn settings() -> Vec<Operation> {
    let put = || request("PUT /livechat/audioVideoChatConfig", CONFIG, config(false), 200);
    Vec::from([
        put(),
        repeated(&[200, 412], by(By::WithMatch, put())),
        request("GET /livechat/audioVideoChatConfig", CONFIG, Value::Null, 200),
        request("POST /livechat/audioVideoChatConfig:disable", format!("{CONFIG}:disable"), Value::Null, 200),
        request("POST /livechat/audioVideoChatConfig:enable", format!("{CONFIG}:enable"), Value::Null, 200),
    ])
}

const MEMBER: &str = "/community-voice-chat/{communityId}/users/{userAddress}";

pub fn asking_voice() -> Vec<Operation> {
    let ids = json!({ "community_ids": ["c", "other"] });
    let user = format!("/users/{}/community-voice-chat-status", address(2));
    Vec::from([
        request("GET /community-voice-chat/{communityId}/status", "/community-voice-chat/c/status", Value::Null, 200),
        request(
            "GET /community-voice-chat/{communityId}/participants",
            "/community-voice-chat/c/participants",
            Value::Null,
            200,
        ),
        request("GET /community-voice-chat/active", "/community-voice-chat/active", Value::Null, 200),
        request("POST /community-voice-chat/status", "/community-voice-chat/status", ids, 200),
        request("GET /users/{userAddress}/community-voice-chat-status", user, Value::Null, 200),
    ])
}

pub fn entering_voice() -> Vec<Operation> {
    let enter = |community: &str, user: usize, action: &str, role: &str| {
        let body = json!({
            "community_id": community, "user_address": address(user), "action": action, "user_role": role,
            "profile_data": { "name": SAID, "has_claimed_name": false, "profile_picture_url": "" },
        });
        request("POST /community-voice-chat", "/community-voice-chat", body, 200)
    };
    let event = |event: &str| json!({ "event": event, "participant": { "identity": address(2), "state": "ACTIVE" } });
    let webhook =
        |name: &'static str, event: Value| Operation { name, act: Act::Webhook(event), success: 200, repeated: &[200] };
    let late = |mut event: Value| {
        event["createdAt"] = json!(LATE);
        event
    };
    Vec::from([
        enter("new", 4, "create", "owner"),
        enter("c", 4, "join", "member"),
        request("DELETE /community-voice-chat/{communityId}", "/community-voice-chat/c", Value::Null, 204),
        webhook("POST /livekit-webhook", event("participant_joined")),
        webhook("POST /livekit-webhook", event("participant_left")),
        webhook("POST /livekit-webhook", event("room_finished")),
        webhook("POST /livekit-webhook", late(event("participant_joined"))),
        webhook("POST /livekit-webhook", late(event("participant_left"))),
        Operation { name: "sweep", act: Act::Sweep, success: 200, repeated: &[200] },
    ])
}

pub fn moderating_voice() -> Vec<Operation> {
    let of = |name: &'static str, user: usize, body: Value| {
        let below = name.split_once(MEMBER).unwrap().1;
        request(name, member("c", &address(user), below), body, 204)
    };
    Vec::from([
        of("POST /community-voice-chat/{communityId}/users/{userAddress}/speaker", 3, Value::Null),
        of("DELETE /community-voice-chat/{communityId}/users/{userAddress}/speaker", 2, Value::Null),
        of("POST /community-voice-chat/{communityId}/users/{userAddress}/speak-request", 5, Value::Null),
        of("DELETE /community-voice-chat/{communityId}/users/{userAddress}/speak-request", 3, Value::Null),
        of("PATCH /community-voice-chat/{communityId}/users/{userAddress}/mute", 2, json!({ "muted": true })),
        of("DELETE /community-voice-chat/{communityId}/users/{userAddress}", 2, Value::Null),
    ])
}
