//! The people: they enter, connect, and leave.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use axum::http::Method;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::client::Answer;
use super::counts::{Counts, Lag, Present};
use super::figures::Figures;
use super::target::Target;

/// Everybody, and what came of what they did.
pub struct People {
    /// Where they are.
    pub target: Target,
    community: String,
    entered: Mutex<Figures>,
    asked: Mutex<Figures>,
    counts: Mutex<Counts>,
    connected: Mutex<VecDeque<String>>,
    moderators: Mutex<VecDeque<String>>,
    /// Who has asked to enter and is not answered yet.
    entering: AtomicUsize,
    /// Who has credentials and is not connected yet.
    connecting: AtomicUsize,
    room: OnceLock<String>,
}

/// The status of the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// Whether it runs.
    pub active: bool,
    /// How many are present.
    pub participants: usize,
    /// How many moderators of them.
    pub moderators: usize,
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn address(number: usize) -> String {
    format!("0x{:040x}", 0xabc_000 + number)
}

impl People {
    /// Nobody yet, before a chat whose name nobody else has.
    pub fn of(target: Target, seed: u64) -> Self {
        Self {
            target,
            community: format!("load-{seed}-{}", uuid::Uuid::new_v4().simple()),
            entered: Mutex::default(),
            asked: Mutex::default(),
            counts: Mutex::default(),
            connected: Mutex::default(),
            moderators: Mutex::default(),
            entering: AtomicUsize::new(0),
            connecting: AtomicUsize::new(0),
            room: OnceLock::new(),
        }
    }

    /// Of all who entered.
    pub fn entered(&self) -> Figures {
        locked(&self.entered).clone()
    }

    /// Of all statuses.
    pub fn asked(&self) -> Figures {
        locked(&self.asked).clone()
    }

    /// How many are connected.
    pub fn connected(&self) -> usize {
        locked(&self.connected).len()
    }

    /// Number `number` enters and, where there is a stand-in, connects. Tells
    /// the answer, before the connection's webhooks are answered.
    pub async fn enter(&self, number: usize, action: &str, role: &str) -> Answer {
        let body = json!({
            "community_id": self.community, "user_address": address(number), "action": action, "user_role": role,
        });
        let began = Instant::now();
        locked(&self.entered).offer();
        self.entering.fetch_add(1, Ordering::SeqCst);
        let answer = self.target.client.send(Method::POST, "/community-voice-chat", Some(body)).await;
        let token = token(&answer.body);
        if token.is_some() {
            self.connecting.fetch_add(1, Ordering::SeqCst);
        }
        self.entering.fetch_sub(1, Ordering::SeqCst);
        locked(&self.entered).answered(&answer, began.elapsed());
        if let Some(token) = token {
            self.connect(token);
        }
        answer
    }

    fn connect(&self, token: String) {
        if let Some(room) = room(&token) {
            self.room.get_or_init(|| room);
        }
        // Elsewhere nobody gets further than this, and counts as about to connect.
        let Some(own) = &self.target.own else { return };
        // Nobody waits for the webhooks' answers.
        let connected = own.livekit.signal(&token, true);
        self.connecting.fetch_sub(1, Ordering::SeqCst);
        if connected.is_ok() {
            locked(&self.counts).came(Instant::now());
            locked(&self.connected).push_back(token);
        }
    }

    /// Those connected so far are the moderators, who leave last.
    pub fn keep_moderators(&self) {
        locked(&self.moderators).append(&mut locked(&self.connected));
    }

    /// Who has been there for longest leaves.
    pub fn leave_first(&self) {
        let leaver = locked(&self.connected).pop_front();
        self.leave(leaver);
    }

    /// Waits until LiveKit has told of everything that happened, or dropped it.
    pub async fn told(&self) {
        if let Some(own) = &self.target.own {
            own.livekit.outbox.settled().await;
        }
    }

    /// The moderators leave.
    pub fn leave_last(&self) {
        let moderators = std::mem::take(&mut *locked(&self.moderators));
        moderators.into_iter().for_each(|moderator| self.leave(Some(moderator)));
    }

    fn leave(&self, leaver: Option<String>) {
        let Some((token, own)) = leaver.zip(self.target.own.as_ref()) else { return };
        // As with connecting; whoever is not there any more has left.
        if own.livekit.disconnect(&token, DisconnectReason::ClientInitiated).is_ok() {
            locked(&self.counts).left(Instant::now());
        }
    }

    /// Ends the chat, whoever is in it.
    pub async fn end(&self) -> Answer {
        let path = format!("/community-voice-chat/{}", self.community);
        self.target.client.send(Method::DELETE, &path, None).await
    }

    /// The list now, with those besides who may count.
    pub async fn look(&self) -> Option<Present> {
        let listed = match self.room.get() {
            Some(room) => self.target.listed(room).await?,
            None => 0,
        };
        let least = listed + self.connecting.load(Ordering::SeqCst);
        let present = Present { least, most: least + self.entering.load(Ordering::SeqCst) };
        locked(&self.counts).list(present);
        Some(present)
    }

    /// The status now; none where it is not answered.
    pub async fn status(&self) -> Option<Status> {
        let began = Instant::now();
        locked(&self.asked).offer();
        let path = format!("/community-voice-chat/{}/status", self.community);
        let answer = self.target.client.send(Method::GET, &path, None).await;
        locked(&self.asked).answered(&answer, began.elapsed());
        let count = |name: &str| answer.body.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        Some(Status {
            active: answer.body.get("active")?.as_bool()?,
            participants: count("participant_count")?,
            moderators: count("moderator_count")?,
        })
    }

    /// What was seen since this was asked for before.
    pub fn lag(&self) -> Lag {
        std::mem::take(&mut locked(&self.counts).lag)
    }

    /// Asks for the status and holds it against the list.
    pub async fn compare(&self) {
        let Some(status) = self.status().await else { return };
        if self.look().await.is_some() {
            locked(&self.counts).status(Instant::now(), status.participants);
        }
    }
}

/// The access token of credentials.
fn token(credentials: &Value) -> Option<String> {
    let url = credentials.get("connection_url")?.as_str()?;
    Some(url.rsplit_once("?access_token=")?.1.to_owned())
}

/// The room that a token lets into; whether it is good is LiveKit's matter.
fn room(token: &str) -> Option<String> {
    let claims = BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let claims = serde_json::from_slice::<Value>(&claims).ok()?;
    Some(claims.pointer("/video/room")?.as_str()?.to_owned())
}
