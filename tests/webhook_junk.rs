//! Junk sent to the webhook of LiveKit: without LiveKit's signature over this
//! very body nothing is believed, and what is of no interest changes nothing.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dais::livekit::Webhook;
use dais::livekit::access::{API_KEY, API_SECRET};
use dais::livekit::webhook::CONTENT_TYPE;
use dais::testing::livekit::LiveKit;
use livekit_api::access_token::AccessToken;
use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::replay::{signature, signed_by};
use crate::support::{Answer, Client, Dais};

const OWNER: &str = "0x000000000000000000000000000000000000000a";

/// A chat, and the webhook that would end it.
struct Chat {
    dais: Dais,
    admin: Client,
    token: String,
    ending: Webhook,
}

impl Chat {
    async fn start() -> Self {
        let dais = Dais::start().await;
        let admin = dais.client("admin");
        let entry = json!({ "community_id": "c", "user_address": OWNER, "action": "create", "user_role": "owner" });
        let entered = admin.post("/community-voice-chat", entry, 200).await.body;
        let token = entered["connection_url"].as_str().unwrap().split_once("access_token=").unwrap().1.to_owned();
        let livekit = dais.livekit();
        livekit.connect(&token).await.unwrap();
        livekit.hold_webhooks();
        livekit.disconnect(&token, DisconnectReason::RoomDeleted).await.unwrap();
        let ending = livekit.take_held().remove(0);
        Self { dais, admin, token, ending }
    }

    fn livekit(&self) -> &LiveKit {
        self.dais.livekit()
    }

    /// The event that would end the chat.
    fn event(&self) -> Value {
        serde_json::from_str(&self.ending.body).unwrap()
    }

    async fn post(&self, authorization: Option<&str>, body: impl Into<Vec<u8>>) -> Answer {
        let mut client = self.dais.anonymous().with("content-type", CONTENT_TYPE);
        if let Some(authorization) = authorization {
            client = client.with("authorization", authorization);
        }
        client.send("POST", "/livekit-webhook", body.into()).await
    }

    async fn refused(&self, authorization: Option<&str>, body: impl Into<Vec<u8>>) {
        let answer = self.post(authorization, body).await;
        assert_eq!(answer.status, 401, "{authorization:?}: {}", answer.text);
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(answer.body, json!({ "error": "the webhook's signature is missing or invalid" }));
        assert_eq!(answer.requests(), 0, "went to the database");
    }

    async fn ignored(&self, body: impl Into<Vec<u8>>) {
        let body = body.into();
        let answer = self.post(Some(&signature(&body)), body.clone()).await;
        assert_eq!(answer.status, 200, "{}: {}", String::from_utf8_lossy(&body), answer.text);
    }

    /// Nothing changed, and the webhook itself still ends the chat.
    async fn went_on(self) {
        let status = self.admin.get("/community-voice-chat/c/status", 200).await.body;
        assert_eq!(status, json!({ "active": true, "participant_count": 1, "moderator_count": 1 }));
        assert!(self.livekit().calls().is_empty(), "{:?}", self.livekit().calls());
        assert_eq!(self.livekit().send(&self.ending).await, Some(200));
        assert_eq!(self.admin.get("/community-voice-chat/c/status", 200).await.body["active"], false);
    }
}

#[tokio::test]
async fn a_signature_that_is_missing_or_forged_is_refused_and_changes_nothing() {
    let chat = Chat::start().await;
    let body = chat.ending.body.clone();
    let signed = chat.ending.authorization.clone();
    chat.refused(None, body.clone()).await;
    let (head, payload, tail) = match signed.split('.').collect::<Vec<_>>()[..] {
        [head, payload, tail] => (head, payload, tail),
        _ => panic!("{signed} is no JWT"),
    };
    let hash = BASE64_STANDARD.encode(Sha256::digest(&body));
    for forged in [
        String::new(),
        " ".into(),
        "x".into(),
        "é".into(),
        "..".into(),
        "Bearer".into(),
        "x".repeat(5000),
        hash,
        signed.chars().take(signed.len() / 2).collect(),
        format!("{head}.{payload}"),
        format!("{head}.{payload}."),
        format!("{head}..{tail}"),
        format!("{signed}x"),
        format!("{signed}.{signed}"),
        format!("{}.{payload}.", "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0"),
        signed_by(API_KEY, "another-secret-0123456789abcdef0123", body.as_bytes()),
        signed_by("another", API_SECRET, body.as_bytes()),
        signature(b"another body"),
        signature(b""),
        AccessToken::with_api_key(API_KEY, API_SECRET).to_jwt().unwrap(),
        AccessToken::with_api_key(API_KEY, API_SECRET).with_sha256("no base64!").to_jwt().unwrap(),
        // What a participant holds is signed by the same key.
        chat.token.clone(),
    ] {
        chat.refused(Some(&forged), body.clone()).await;
    }
    chat.went_on().await;
}

#[tokio::test]
async fn our_own_bearer_token_is_no_signature() {
    let chat = Chat::start().await;
    let admin = chat.admin.with("content-type", CONTENT_TYPE);
    admin.send("POST", "/livekit-webhook", chat.ending.body.clone().into()).await.expecting(401);
    chat.went_on().await;
}

#[tokio::test]
async fn another_body_than_was_signed_is_refused_and_changes_nothing() {
    let chat = Chat::start().await;
    let body = chat.ending.body.clone();
    let mut long = body.clone().into_bytes();
    long.resize(70_000, b' ');
    for other in [
        String::new().into_bytes(),
        b"{}".to_vec(),
        format!("{body} ").into(),
        format!(" {body}").into(),
        format!("\u{feff}{body}").into(),
        body.strip_suffix('}').unwrap().into(),
        body.replace("participant_left", "participant_joined").into(),
        body.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        [body.as_bytes(), b"\xff"].concat(),
        long,
    ] {
        chat.refused(Some(&chat.ending.authorization), other).await;
    }
    chat.went_on().await;
}

#[tokio::test]
async fn a_signed_body_that_is_no_event_is_refused_and_changes_nothing() {
    let chat = Chat::start().await;
    let deep = "[".repeat(10_000);
    let junk = ["", " ", "x", "null", "7", "[]", "{", "\"x\"", r#"{"event":7}"#, r#"{"room":"x"}"#, &deep];
    for body in junk.map(|body| body.as_bytes().to_vec()).into_iter().chain([b"\xff\xfe".to_vec(), vec![0; 100]]) {
        chat.refused(Some(&signature(&body)), body).await;
    }
    chat.went_on().await;
}

#[tokio::test]
async fn unknown_events_are_taken_and_change_nothing() {
    let chat = Chat::start().await;
    chat.ignored("{}").await;
    for name in ["", "room_started", "track_published", "egress_ended", "teleported", "PARTICIPANT_LEFT", "é"] {
        let mut event = chat.event();
        event["event"] = json!(name);
        chat.ignored(event.to_string()).await;
    }
    for missing in ["event", "room", "participant"] {
        let mut event = chat.event();
        event.as_object_mut().unwrap().remove(missing);
        chat.ignored(event.to_string()).await;
    }
    chat.went_on().await;
}

#[tokio::test]
async fn unknown_rooms_and_people_are_taken_and_change_nothing() {
    let chat = Chat::start().await;
    let own = chat.event()["room"]["name"].as_str().unwrap().to_owned();
    let session = own.rsplit_once(':').unwrap().1;
    let mut rooms =
        ["", "lobby", "voice-chat-community-", "voice-chat-community-c", "voice-chat-community-c:", ":", "é"]
            .map(str::to_owned)
            .to_vec();
    rooms.extend(["active", "a/b", "..", "a b", "", "é"].map(|id| format!("voice-chat-community-{id}:{session}")));
    rooms.extend([format!("voice-chat-c:{session}"), format!("{own}:"), format!("{own}x"), own.replace("-7", "-4")]);
    // Of the right form, and of no chat.
    rooms.extend([
        format!("voice-chat-community-d:{session}"),
        "voice-chat-community-c:019ca912-7a00-7000-8000-000000000000".into(),
    ]);
    for name in rooms {
        for kind in ["participant_left", "room_finished"] {
            let mut event = chat.event();
            event["event"] = json!(kind);
            event["room"]["name"] = json!(name);
            chat.ignored(event.to_string()).await;
        }
    }
    for identity in ["", "ann", "0x", "0x00000000000000000000000000000000000000ff", "é"] {
        let mut event = chat.event();
        event["participant"]["identity"] = json!(identity);
        chat.ignored(event.to_string()).await;
    }
    chat.went_on().await;
}

#[tokio::test]
async fn what_a_newer_livekit_adds_to_an_event_is_no_fault() {
    let chat = Chat::start().await;
    let mut event = chat.event();
    event["newer"] = json!({ "a": [1, null] });
    event["room"]["newer"] = json!("x");
    event["event"] = json!("teleported");
    chat.ignored(event.to_string()).await;
    chat.ignored(event.to_string()).await;
    chat.went_on().await;
}

#[tokio::test]
async fn a_reason_to_leave_that_only_a_newer_livekit_knows_is_an_interruption() {
    let chat = Chat::start().await;
    let mut event = chat.event();
    event["participant"]["disconnectReason"] = json!("SOMETHING_NEWER");
    chat.ignored(event.to_string()).await;
    assert_eq!(chat.admin.get("/community-voice-chat/c/status", 200).await.body["participant_count"], 1);
    chat.dais.advance(310);
    assert_eq!(chat.admin.get("/community-voice-chat/c/status", 200).await.body["participant_count"], 0);
}

#[tokio::test]
async fn a_known_reason_is_heeded_beside_a_value_that_only_a_newer_livekit_knows() {
    let chat = Chat::start().await;
    let mut event = chat.event();
    event["participant"]["state"] = json!("SOMETHING_NEWER");
    event["participant"]["permission"] = json!({ "canPublishSources": ["SOMETHING_NEWER"] });
    chat.ignored(event.to_string()).await;
    assert_eq!(chat.admin.get("/community-voice-chat/c/status", 200).await.body["active"], false);
}
