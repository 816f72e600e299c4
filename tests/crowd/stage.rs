//! One voice chat with two moderators, and a crowd that comes and goes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::time::Duration;

use dais::dynamodb::simulated::Figures;
use dais::livekit::command::token_of;
use dais::livekit::{Pace, StandIn, WebhookFigures};
use fastrand::Rng;
use futures::future::join_all;
use livekit_protocol::DisconnectReason;
use serde_json::json;
use shared::domain::measures::MeasuresSince;
use shared::domain::voice::standing::Standing;
use tokio::time::{Instant, sleep, sleep_until};

use crate::support::Dais;
use crate::voice::stage::{Stage, Status, address};

/// How long a webhook and its answer are on their way, beside the function.
const ROUND_TRIP: Duration = Duration::from_millis(80);

pub struct FullHouse {
    stage: Stage,
    room: String,
    moderators: Vec<String>,
    seed: u64,
}

/// Who entered, and what of it.
#[derive(Debug, Default)]
pub struct Entered {
    /// How long each waited for an answer.
    pub waits: Vec<Duration>,
    /// How many were answered with anything but 200.
    pub refused: usize,
    pub statuses: BTreeMap<u16, usize>,
    /// Of those who were let in.
    pub tokens: Vec<String>,
}

/// What was seen while people came and went.
#[derive(Debug, Default)]
pub struct Churned {
    pub refused: usize,
    /// By how many the status was furthest from who is in LiveKit's room or on the way there.
    pub furthest_off: i64,
    pub checks: usize,
}

/// The wait that so large a part of them did not exceed.
pub fn quantile(waits: &[Duration], part: f64) -> Duration {
    let mut waits = waits.to_vec();
    waits.sort();
    waits[((waits.len() - 1) as f64 * part).round() as usize]
}

impl FullHouse {
    /// The chat with its moderators, who are connected.
    pub async fn open(seed: u64) -> Self {
        let pace = Pace { webhook_round_trip: ROUND_TRIP, ..Pace::default() };
        let dais = Dais::start_with_simulated_dynamodb_and(seed, |settings| settings.livekit_pace = pace).await;
        let stage = Stage::over(dais);
        let mut moderators = Vec::new();
        for (user, role) in [(0, "owner"), (1, "moderator")] {
            moderators.push(stage.connected("c", &address(user), "create", role).await);
        }
        let room = stage.rooms("c").pop().unwrap();
        Self { stage, room, moderators, seed }
    }

    fn livekit(&self) -> &StandIn {
        self.stage.dais.stack.livekit.as_ref().unwrap()
    }

    pub fn dais(&self) -> &Dais {
        &self.stage.dais
    }

    pub fn figures(&self) -> Figures {
        self.stage.dais.wire.figures()
    }

    pub fn webhooks(&self) -> WebhookFigures {
        self.livekit().webhooks()
    }

    pub async fn status(&self) -> Status {
        self.stage.status("c").await
    }

    /// One enters and, if they are let in, connects; the status and the token.
    async fn enter_one(&self, user: usize) -> (u16, Option<String>, Duration) {
        let body = json!({ "community_id": "c", "user_address": address(user), "action": "join", "user_role": "none" });
        let began = Instant::now();
        let answer = self.stage.service.json("POST", "/community-voice-chat", &body).await;
        let wait = began.elapsed();
        let token = answer.body["connection_url"].as_str().map(|url| token_of(url).unwrap().to_owned());
        if let Some(token) = &token {
            self.livekit().connect(token).unwrap();
        }
        (answer.status.as_u16(), token, wait)
    }

    /// These enter, each at a time by chance, whatever became of those before.
    pub async fn enter(&self, users: Range<usize>, within: Duration) -> Entered {
        let (began, mut random) = (Instant::now(), Rng::with_seed(self.seed));
        let entering = users.map(|user| {
            let at = began + within.mul_f64(random.f64());
            async move {
                sleep_until(at).await;
                self.enter_one(user).await
            }
        });
        let mut entered = Entered::default();
        for (status, token, wait) in join_all(entering).await {
            entered.waits.push(wait);
            entered.refused += usize::from(status != 200);
            *entered.statuses.entry(status).or_default() += 1;
            entered.tokens.extend(token);
        }
        entered
    }

    /// These leave, of their own accord.
    pub async fn leave(&self, tokens: Vec<String>, within: Duration) {
        let pause = within / tokens.len() as u32;
        for token in tokens {
            self.livekit().disconnect(&token, DisconnectReason::ClientInitiated).unwrap();
            sleep(pause).await;
        }
    }

    /// So many a second leave and as many others come, for so long.
    pub async fn churn(&self, mut present: Vec<String>, next: usize, a_second: usize, seconds: usize) -> Churned {
        let churned = RefCell::new(Churned::default());
        let is_over = Cell::new(false);
        let come_and_go = async {
            let began = Instant::now();
            for number in 0..a_second * seconds {
                sleep_until(began + Duration::from_secs(1) * number as u32 / a_second as u32).await;
                let leaver = present.remove(number * 7 % present.len());
                self.livekit().disconnect(&leaver, DisconnectReason::ClientInitiated).unwrap();
                let (status, token, _) = self.enter_one(next + number).await;
                churned.borrow_mut().refused += usize::from(status != 200);
                present.extend(token);
            }
            is_over.set(true);
        };
        let look = async {
            while !is_over.get() {
                sleep(Duration::from_millis(500)).await;
                let (_, count, _) = self.status().await;
                let off = (count - i64::from(self.livekit().count_active(&self.room))).abs();
                let mut churned = churned.borrow_mut();
                churned.furthest_off = churned.furthest_off.max(off);
                churned.checks += 1;
            }
        };
        futures::join!(come_and_go, look);
        churned.into_inner()
    }

    /// Connected are those who are in LiveKit's room, to the last one, and the status
    /// is them and whoever has credentials and a running grace; how many these are.
    pub async fn assert_exact(&self) -> usize {
        let active = self.livekit().active(&self.room);
        let (now, chat) = (self.stage.dais.now(), self.stage.chat_ref("c"));
        let store = self.stage.dais.stack.states["voice"].store();
        let members = store.members_of(&chat).await.unwrap();
        let standings = store.standings(&chat.community, &members, MeasuresSince::BEGINNING, now).await.unwrap();
        let is_connected = |standing: &Standing| standing.member.sid.is_some();
        let connected = standings.iter().filter(|(_, standing)| is_connected(standing));
        assert!(connected.map(|(address, _)| address.to_string()).eq(active.iter().cloned()), "{:?}", self.webhooks());
        let held = |standing: &&Standing| !is_connected(standing) && standing.member.is_active(now);
        let connecting = standings.values().filter(held).count();
        assert_eq!(self.status().await, (true, (active.len() + connecting) as i64, 2), "{:?}", self.webhooks());
        connecting
    }

    /// Waits until LiveKit has told of everything, or dropped it.
    pub async fn told(&self) {
        self.livekit().settled().await;
    }

    /// The moderators leave.
    pub async fn close(&self) {
        for url in &self.moderators {
            let token = token_of(url).unwrap();
            self.livekit().disconnect(token, DisconnectReason::ClientInitiated).unwrap();
        }
    }

    /// How many chats have ended.
    pub async fn ends(&self) -> usize {
        self.stage.dais.stack.states["voice-sweeper"].store().ended_chats().await.unwrap().len()
    }
}
