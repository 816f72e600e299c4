use std::fmt;

use dais::livekit::Action;
use dais::queue::Delivered;
use serde_json::Value;

use crate::support::live::Subscriber;
use crate::support::{Answer, Client};
use crate::voice::stage::{Stage, address};

/// An operation that was not carried out.
#[derive(Debug)]
pub struct Failed {
    /// Its name.
    pub operation: String,
    why: String,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: {}", self.operation, self.why)
    }
}

pub type Done<T = ()> = Result<T, Failed>;

/// What a scenario does, step by step, to the first one that fails.
pub struct Steps<'s> {
    pub stage: &'s Stage,
    pub admin: Client,
}

impl Steps<'_> {
    /// A request under the name of its operation.
    pub async fn call(&self, operation: &str, path: &str, body: Option<Value>) -> Done<Answer> {
        self.call_by(&self.admin, operation, path, body).await
    }

    pub async fn call_by(&self, client: &Client, operation: &str, path: &str, body: Option<Value>) -> Done<Answer> {
        let method = operation.split(' ').next().unwrap();
        let answer = match body {
            Some(body) => client.json(method, path, &body).await,
            None => client.send(method, path, Vec::new()).await,
        };
        let why = || format!("{} {}", answer.status, answer.text);
        if answer.status.is_success() { Ok(answer) } else { Err(failed(operation, why())) }
    }

    /// Enters a voice chat; the access token.
    pub async fn enter(&self, community: &str, user: usize, action: &str, role: &str) -> Done<String> {
        let body = serde_json::json!({
            "community_id": community, "user_address": address(user), "action": action, "user_role": role,
        });
        let entered = self.call("POST /community-voice-chat", "/community-voice-chat", Some(body)).await?;
        Ok(Stage::token(entered.body["connection_url"].as_str().unwrap()).to_owned())
    }

    /// So many enter that their mutes are not read one by one.
    pub async fn enter_many(&self, community: &str) -> Done {
        for user in 100..121 {
            self.enter(community, user, "join", "none").await?;
        }
        Ok(())
    }

    pub async fn connect(&self, token: &str) -> Done {
        all_taken(self.stage.livekit().connect(token).await.unwrap())
    }

    pub async fn leave(&self, token: &str) -> Done {
        let reason = livekit_protocol::DisconnectReason::ClientInitiated;
        all_taken(self.stage.livekit().disconnect(token, reason).await.unwrap())
    }

    /// What is done now is not told to Dais.
    pub async fn unnoticed(&self, happens: impl AsyncFnOnce()) {
        self.stage.livekit().hold_webhooks();
        happens().await;
        drop(self.stage.livekit().take_held());
        self.stage.livekit().release_webhooks().await;
    }

    /// Somebody connects, and LiveKit tells of it five seconds later.
    pub async fn connect_told_late(&self, token: &str) -> Done {
        let livekit = self.stage.livekit();
        livekit.hold_webhooks();
        livekit.connect(token).await.unwrap();
        let held = livekit.take_held();
        self.stage.dais.advance(5);
        for webhook in &held {
            match livekit.send(webhook).await {
                Some(200) => {}
                status => return Err(failed("POST /livekit-webhook, late", format!("{status:?}"))),
            }
        }
        livekit.release_webhooks().await;
        self.expect_asked("POST /livekit-webhook, late")
    }

    /// LiveKit says that it has closed the room of a community's chat.
    pub async fn room_finished(&self, community: &str) -> Done {
        let name = self.stage.rooms(community).pop().unwrap();
        let event = serde_json::json!({ "event": "room_finished", "room": { "name": name } });
        let answer = self.stage.webhook(&event).await;
        let why = || format!("{} {}", answer.status, answer.text);
        if answer.status == 200 { Ok(()) } else { Err(failed("POST /livekit-webhook room_finished", why())) }
    }

    /// What the queue's message asks for, which is to be done once more.
    pub async fn deliver_one_that_asks_again(&self) -> Done {
        let delivered = self.stage.dais.stack.carrier.deliver().await;
        self.stage.livekit().settled().await;
        match delivered {
            Ok(Delivered { failed: 0, done: 1.. }) => self.expect_asked("a message of the queue"),
            other => Err(failed("a message of the queue", format!("{other:?}"))),
        }
    }

    /// That cannot be asked for is logged, and no failure.
    fn expect_asked(&self, operation: &str) -> Done {
        match self.stage.dais.queue().waiting().as_slice() {
            [] => Err(failed(operation, "no reconcile is asked for".to_owned())),
            _ => Ok(()),
        }
    }

    /// Subscribes to the room that `GET /live` has answered of.
    pub async fn subscribes(&self, live: &Value) -> Done {
        let text = |name: &str| live[name].as_str().unwrap();
        let refused = |why: Value| failed("EVENT_SUBSCRIBE", why.to_string());
        let subscriber = Subscriber::try_connect(text("url"), text("host"), text("token")).await;
        let mut subscriber = subscriber.map_err(refused)?;
        let room = live["channels"]["room"].as_str().unwrap();
        subscriber.try_subscribe(room).await.map(drop).map_err(refused)
    }

    /// That an event of that type is published, and nothing is left to tell.
    pub async fn tells(&self, event: &str) -> Done {
        let dais = &self.stage.dais;
        dais.live().forget_publishes();
        let live = dais.stack.live.as_ref().unwrap();
        for _ in 0..2 {
            let told = live.tell().await.map_err(|error| failed(event, error.to_string()))?;
            if told.failed > 0 {
                return Err(failed(event, format!("{told:?}")));
            }
            dais.advance(1);
        }
        let publishes = dais.live().publishes();
        let mut events = publishes.iter().flat_map(|publish| &publish.events);
        if events.any(|published| published.text().contains(&format!(r#""type":"{event}""#))) {
            return Ok(());
        }
        Err(failed(event, "it was not published".to_owned()))
    }

    /// That Lambda puts down what AppSync never takes.
    pub async fn gives_up(&self, operation: &str) -> Done {
        let dais = &self.stage.dais;
        dais.live().fault_always(Some(dais::testing::live::Fault::Unavailable));
        let live = dais.stack.live.as_ref().unwrap();
        // Eleven tries, with pauses of a minute at most.
        for _ in 0..15 {
            live.tell().await.map_err(|error| failed(operation, error.to_string()))?;
            if live.drivers.iter().any(|driver| !driver.discarded().is_empty()) {
                return Ok(());
            }
            dais.advance(60);
        }
        Err(failed(operation, "nothing was put down".to_owned()))
    }

    /// A sweep that deals with one chat after the other.
    pub async fn sweep(&self) -> Done {
        let dais = &self.stage.dais;
        let limits = shared::app::voice::sweep::Limits { at_once: 1, ..Default::default() };
        let swept =
            shared::app::voice::sweep::sweep_within(&dais.stack.states["voice-sweeper"].voice, limits, dais.now())
                .await;
        self.stage.livekit().settled().await;
        swept.map_err(|fault| failed("every minute", fault.to_string()))
    }
}

/// Fails where a webhook that an action caused was not taken.
fn all_taken(action: Action) -> Done {
    match action.webhooks.iter().find(|delivery| !delivery.succeeded()) {
        None => Ok(()),
        Some(delivery) => Err(failed("POST /livekit-webhook", format!("{delivery:?}"))),
    }
}

fn failed(operation: &str, why: String) -> Failed {
    Failed { operation: operation.to_owned(), why }
}
