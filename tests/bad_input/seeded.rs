//! A stack with something in it, and what is seen of it from outside.

use serde_json::{Value, json};

use super::expand::{encoded, slot};
use super::row::{Operation, Place, Row, Sent};
use crate::support::{Answer, Client, Dais};

/// Stands for the id of the message that is there.
pub const MESSAGE: &str = "{message}";

/// A community with a voice chat.
pub const COMMUNITY: &str = "c";
/// Who created it.
const OWNER: &str = "0x000000000000000000000000000000000000000a";
/// Who joined it and may not speak.
pub const LISTENER: &str = "0x000000000000000000000000000000000000000b";

/// A stack with a room, a mute, a ban, a message, settings and a voice chat.
pub struct Seeded {
    dais: Dais,
    pub client: Client,
    message: String,
}

impl Seeded {
    pub async fn start() -> Self {
        let dais = Dais::start().await;
        let client = dais.client("admin");
        let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": false });
        client.post("/external/room", room, 201).await;
        client.post("/mutes?room=r", json!({ "userID": "u", "reason": 1 }), 200).await;
        client.post("/bans/add?room=r", json!({ "userID": "u", "reason": 1, "duration": "d" }), 200).await;
        let settings = json!({ "recordingServerUrl": "http://a.example" });
        client.put("/livechat/audioVideoChatConfig", settings, 200).await;
        let posted = client.post("/chat-messages", json!({ "room": "r", "text": "first" }), 200).await;
        let message = posted.body["id"].as_str().unwrap().to_owned();
        for (user, action, role) in [(OWNER, "create", "owner"), (LISTENER, "join", "member")] {
            let entry = json!({ "community_id": COMMUNITY, "user_address": user, "action": action, "user_role": role });
            client.post("/community-voice-chat", entry, 200).await;
        }
        Self { dais, client, message }
    }

    /// All that can be read, with the status it is answered with, and how
    /// often LiveKit was called.
    pub async fn state(&self) -> Vec<(u16, Value)> {
        let mut paths =
            ["/external/room", "/mutes?room=r", "/bans?room=r", "/chat-messages", "/livechat/audioVideoChatConfig"]
                .map(str::to_owned)
                .to_vec();
        paths.extend([format!("/chat-messages/{}", self.message), "/community-voice-chat/active".to_owned()]);
        paths.push(format!("/community-voice-chat/{COMMUNITY}/status"));
        paths.extend([OWNER, LISTENER].map(|user| format!("/users/{user}/community-voice-chat-status")));
        let mut state = vec![(0, json!(self.dais.livekit().calls().len()))];
        for path in paths {
            let mut answer = self.client.send("GET", &path, Vec::new()).await;
            if let Some(envelope) = answer.body.as_object_mut() {
                envelope.remove("time");
            }
            state.push((answer.status.as_u16(), answer.body));
        }
        state
    }

    /// Sends the valid request of an operation.
    pub async fn send_valid(&self, operation: &Operation) -> Answer {
        self.request(operation, None).await
    }

    /// Sends the request of a row.
    pub async fn send(&self, operation: &Operation, row: &Row) -> Answer {
        self.request(operation, Some(row)).await
    }

    async fn request(&self, operation: &Operation, row: Option<&Row>) -> Answer {
        let (mut path, mut query, mut client) = (operation.path().to_owned(), Vec::new(), self.client.clone());
        for (place, name, valid) in &operation.values {
            let sent = row.filter(|row| row.place == *place && row.field == *name).map(|row| &row.sent);
            let value = match sent {
                None => Some(valid.replace(MESSAGE, &self.message)),
                Some(Sent::Raw(raw)) => Some(raw.clone()),
                Some(Sent::Twice) => Some(format!("{}&{name}={}", encoded(valid), encoded(valid))),
                Some(_) => None,
            };
            match (place, value) {
                (Place::Path, value) => path = path.replace(&format!("{{{name}}}"), &value.unwrap_or_default()),
                (Place::Query, Some(value)) => query.push(format!("{name}={value}")),
                (Place::Header, Some(value)) => client = client.with(name, &value),
                (_, _) => {}
            }
        }
        if !query.is_empty() {
            path = format!("{path}?{}", query.join("&"));
        }
        let (body, content_type) = body_of(operation, row);
        if let Some(content_type) = content_type {
            client = client.with("content-type", content_type);
        }
        client.send(operation.method(), &path, body).await
    }
}

fn body_of(operation: &Operation, row: Option<&Row>) -> (Vec<u8>, Option<&'static str>) {
    let Some(mut body) = operation.body.clone() else { return (Vec::new(), None) };
    let json = Some("application/json");
    match row.filter(|row| row.place == Place::Body).map(|row| (row.field, &row.sent)) {
        Some((_, Sent::Whole(bytes, content_type))) => return (bytes.clone(), content_type.or(json)),
        Some((field, Sent::Json(value))) => *slot(&mut body, field) = value.clone(),
        Some((field, _)) => {
            let (parent, name) = match field.rsplit_once('.') {
                Some((parent, name)) => (slot(&mut body, parent), name),
                None => (&mut body, field),
            };
            parent.as_object_mut().unwrap().remove(name);
        }
        None => {}
    }
    (body.to_string().into_bytes(), json)
}
