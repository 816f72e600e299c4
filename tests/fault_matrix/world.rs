//! What there is before an operation, and what there is after it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use dais::testing::StillTime;
use serde_json::json;
use uuid::Uuid;

use super::operations::{CONFIG, SAID, config};
use crate::support::{Client, Dais};
use crate::voice::stage::{Stage, address, member};

/// When a chat is held against LiveKit's list again, in seconds.
const RECONCILE_AFTER: u64 = 601;

/// A room with a message, a muted and a banned user, and a voice chat with five people.
pub struct World {
    pub stage: Stage,
    /// A message's id.
    pub message: String,
    /// The tag of the settings.
    pub tag: String,
    /// The muted user.
    pub bob: Client,
    /// The LiveKit room of the voice chat `c`.
    pub chat: String,
    /// The connection of its second member.
    pub sid: String,
}

impl World {
    pub async fn furnished() -> Self {
        let stage = Stage::over(Dais::start_in_still_time().await);
        let service = &stage.service;
        let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true });
        service.post("/external/room", room, 201).await;
        let posted = service.post("/chat-messages", json!({ "room": "r", "text": SAID }), 200).await;
        let message = posted.body["id"].as_str().unwrap().to_owned();
        service.post("/mutes?room=r", json!({ "userID": "bob", "reason": 1, "duration": "s" }), 200).await;
        service.post("/bans/add?room=r", json!({ "userID": "dan", "reason": 1, "duration": "f" }), 200).await;
        let tag = service.put(CONFIG, config(true), 200).await.header("etag").to_owned();
        stage.connected("c", &address(1), "create", "owner").await;
        let mut sid = String::new();
        for user in [2, 3, 5] {
            let url = stage.enter("c", &address(user), "join", "member").await;
            let connected = stage.livekit().connect(Stage::token(&url)).await.unwrap();
            if user == 2 {
                sid = connected.sid;
            }
        }
        service.send("POST", &member("c", &address(2), "/speaker"), Vec::new()).await.expecting(204);
        service.send("POST", &member("c", &address(3), "/speak-request"), Vec::new()).await.expecting(204);
        stage.livekit().settled().await;
        let bob = stage.dais.client("bob");
        let chat = stage.rooms("c").pop().unwrap();
        let world = Self { stage, message, tag, bob, chat, sid };
        world.stand_still();
        world
    }

    /// Lets the time stand still until somebody waits anew.
    pub fn stand_still(&self) {
        let time = StillTime::begin();
        self.stage.livekit().keep(time.clone());
        self.stage.dais.wire.keep(time);
    }

    /// Lets nothing go wrong any more.
    pub async fn heal(&self) {
        self.stage.dais.wire.heal();
        self.stage.livekit().heal();
        self.stage.livekit().settled().await;
        self.stand_still();
    }

    /// What is left when all has been held against LiveKit once more.
    pub async fn settled(&self) -> Vec<String> {
        self.stage.livekit().settled().await;
        self.stage.dais.advance(RECONCILE_AFTER);
        self.stage.sweep().await;
        self.stored().await.into_iter().chain(self.at_livekit()).collect()
    }

    /// All that DynamoDB holds, without what chance has drawn, and without pointers for
    /// followers that announce nothing.
    pub async fn stored(&self) -> Vec<String> {
        let mut items = self.stage.dais.items().await;
        let announced = items.iter().filter_map(announced).collect::<BTreeSet<_>>();
        items.retain(|item| !is_pointer(item) || announced.contains(&key(item)));
        let (shards, items) = items.into_iter().partition::<Vec<_>, _>(is_shard);
        let mut lines = items.into_iter().map(line).chain(counted(shards)).collect::<Vec<_>>();
        lines.sort();
        // What is done again after its answer was lost is done twice, and logged so.
        lines.dedup_by(|a, b| a == b && a.contains("S(LOG#"));
        lines
    }

    /// Who is at LiveKit, and how.
    fn at_livekit(&self) -> Vec<String> {
        let mut state = Vec::new();
        for room in self.stage.livekit().rooms() {
            for person in self.stage.livekit().participants(&room.name) {
                let can_publish = person.permission.is_some_and(|permission| permission.can_publish);
                let line = format!("{} {} {} {can_publish}", room.name, person.identity, person.metadata);
                state.push(without_chance(&line));
            }
        }
        state.sort();
        state
    }
}

type Item = HashMap<String, AttributeValue>;

/// How often something was written, and when LiveKit was last heard of it.
const LEFT_OPEN: [&str; 3] = ["version", "deletedAt", "reconciledAt"];

fn key(item: &Item) -> (String, String) {
    let part = |name: &str| item[name].as_s().unwrap().clone();
    (part("PK"), part("SK"))
}

fn is_pointer(item: &Item) -> bool {
    let (_, sort) = key(item);
    sort.strip_prefix("MSG#").is_some_and(|place| place.contains('#'))
}

/// The key of the pointer that announces a message as it is.
fn announced(message: &Item) -> Option<(String, String)> {
    let (room, sort) = key(message);
    let at = message.get("followedAt")?.as_s().unwrap();
    Some((room, format!("MSG#{at}#{}", sort.strip_prefix("MSG#")?)))
}

fn is_shard(item: &Item) -> bool {
    item["SK"].as_s().is_ok_and(|sort| sort.starts_with("SHARD#"))
}

/// What the shards of each chat count together: chance has drawn who is counted on which.
fn counted(shards: Vec<Item>) -> impl Iterator<Item = String> {
    let mut sums = BTreeMap::<String, BTreeMap<String, i64>>::new();
    for mut shard in shards {
        let (chat, sort) = (shard.remove("PK").unwrap(), shard.remove("SK").unwrap());
        let session = sort.as_s().unwrap().rsplit_once('#').unwrap().0;
        let sum = sums.entry(format!("{} {session}", chat.as_s().unwrap())).or_default();
        for (name, count) in shard {
            *sum.entry(name).or_default() += count.as_n().unwrap().parse::<i64>().unwrap();
        }
    }
    sums.into_iter().map(|(chat, mut sum)| {
        sum.retain(|_, count| *count != 0);
        without_chance(&format!("{chat} {sum:?}"))
    })
}

fn line(mut item: Item) -> String {
    item.retain(|name, _| !LEFT_OPEN.contains(&name.as_str()));
    for drawn in ["shard", "reconcileAskedAt"] {
        item.entry(drawn.to_owned()).and_modify(|value| *value = AttributeValue::S("drawn".to_owned()));
    }
    without_chance(&in_order(&AttributeValue::M(item)))
}

/// The value as text, with the names of a map in order.
fn in_order(value: &AttributeValue) -> String {
    match value {
        AttributeValue::M(map) => {
            let map = map.iter().map(|(name, value)| (name, in_order(value))).collect::<BTreeMap<_, _>>();
            format!("{map:?}").replace(r"\", "").replace('"', "")
        }
        value => format!("{value:?}"),
    }
}

/// The text with every UUID, every shard of the feed, every place in the list of
/// rooms and every id of LiveKit's alike.
fn without_chance(text: &str) -> String {
    let is_of_an_id = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut rest = text;
    let mut alike = String::new();
    while let Some(start) = rest.find(is_of_an_id) {
        let (before, word) = rest.split_at(start);
        let (word, after) = word.split_at(word.find(|c| !is_of_an_id(c)).unwrap_or(word.len()));
        let is_digit = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_shard = before == "#" && (alike.ends_with("FEED") || alike.ends_with("LOG") && is_digit);
        let is_place = word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_drawn = is_shard
            || is_place
            || word.parse::<Uuid>().is_ok()
            || ["PA_", "RM_", "EV_"].iter().any(|kind| word.starts_with(kind));
        alike.push_str(before);
        alike.push_str(if is_drawn { "drawn" } else { word });
        rest = after;
    }
    alike + rest
}
