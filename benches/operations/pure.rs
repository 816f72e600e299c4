//! What a request is made of, each on its own.

use std::hint::black_box;

use divan::Bencher;
use serde_json::json;
use shared::app::clock::Clock;
use shared::domain::chance::Chance;
use shared::domain::message::MessageId;
use shared::domain::time::{Second, Timestamp};
use shared::domain::voice::chat::VoiceChat;
use shared::domain::voice::grace::Graces;
use shared::domain::voice::member::{Join, Member, Profile, Role};
use shared::domain::voice::names::Session;
use shared::domain::voice::presence::{Connection, PresenceEvent, apply_event};
use shared::http::json::parse;
use shared::store::keys;
use shared::token::ApiKeys;

use crate::events::named;
use crate::replay::event;
use crate::world::WORLD;

/// A call of the SDK, without which no operation reads an item: a request takes no less.
#[divan::bench]
fn get_item_of_the_sdk(bencher: Bencher<'_, '_>) {
    WORLD.recorded(&named("get-room"));
    bencher.bench_local(|| assert!(WORLD.get_item()));
}

/// The token that all committed events carry.
#[divan::bench]
fn token_check(bencher: Bencher<'_, '_>) {
    let keys = dais::stack::LOCAL_API_KEYS.parse::<ApiKeys>().unwrap();
    let event = event("rooms", "get-room");
    let token = event["headers"]["authorization"].as_str().unwrap().trim_start_matches("Bearer ").to_owned();
    let now = Clock::system().now();
    bencher.bench(|| keys.verify(black_box(&token), now).unwrap());
}

fn now() -> Timestamp {
    "2026-03-01 12:00:00".parse().unwrap()
}

fn member() -> Member {
    let join = Join {
        session: Session::new(now(), Chance::of(uuid::Uuid::max())),
        role: Role::Member,
        profile: Profile::default(),
        speaks: false,
        is_muted_in_room: false,
        shard: None,
    };
    join.member(None, &Graces::default(), now())
}

/// What a webhook makes of a member.
#[divan::bench]
fn member_connects(bencher: Bencher<'_, '_>) {
    let (member, graces) = (member(), Graces::default());
    let connection = Connection { sid: "PA_0123456789".parse().unwrap(), joined_at: Second::new(now().seconds()) };
    let joined = PresenceEvent::Joined(connection);
    bencher.bench(|| apply_event(black_box(&member), &joined, &graces, now()));
}

/// What that makes of the chat's counts.
#[divan::bench]
fn chat_counts_a_member(bencher: Bencher<'_, '_>) {
    let member = member();
    let chat = VoiceChat::new(member.session, now());
    bencher.bench(|| black_box(&chat).change(None, &member, now()));
}

/// The key of a message, as attributes.
#[divan::bench]
fn key_of_a_message(bencher: Bencher<'_, '_>) {
    let id = message_id();
    bencher.bench(|| keys::message(black_box(&id)).attributes());
}

fn message_id() -> MessageId {
    let room = "room-1".parse().unwrap();
    MessageId { room, uuid: uuid::Uuid::now_v7() }
}

/// The JSON of a body of 500 ids, read strictly.
#[divan::bench]
fn json_of_500_ids(bencher: Bencher<'_, '_>) {
    let ids = (0..500).map(|number| format!("community-{number}")).collect::<Vec<_>>();
    let text = json!({ "community_ids": ids }).to_string();
    bencher.bench(|| parse(black_box(text.as_bytes())).unwrap());
}
