//! Voice stages, and the webhooks of LiveKit about them.

use dais::livekit::webhook::Webhook;
use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};

use crate::price_list::call::Call;
use crate::price_list::entry::{Entry, Least};
use crate::price_list::pricer::Pricer;
use crate::voice::stage::{Stage, address, member};

pub async fn entries() -> Vec<Entry> {
    let mut entries = entered().await;
    entries.extend(moderated().await);
    entries.extend(asked().await);
    entries.extend(told().await);
    entries
}

fn entry(community: &str, user: usize, action: &str, role: &str) -> Value {
    json!({
        "community_id": community, "user_address": address(user), "action": action, "user_role": role,
        "profile_name": "Somebody", "profile_has_claimed_name": true,
        "profile_picture_url": "https://example.com/somebody.png",
    })
}

async fn entered() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    let service = pricer.service();
    let (enter, operation) = ("/community-voice-chat", "create_or_join_voice_chat");
    // The chat and the member, each with its place in the index.
    let call = Call::post(&service, enter, entry("c", 1, "create", "owner"), 200);
    pricer.price(operation, "create", Least::Write(4.0), call).await;
    // The member with their place, and where they are counted.
    let call = Call::post(&service, enter, entry("c", 2, "join", "member"), 200);
    pricer.price(operation, "join", Least::Write(3.0), call).await;
    let call = Call::post(&service, enter, entry("c", 2, "join", "member"), 200);
    pricer.price(operation, "join, once more", Least::Write(1.0), call).await;
    crowd(&pricer.stage, "big", 120).await;
    let call = Call::post(&service, enter, entry("big", 500, "join", "member"), 200);
    pricer.price(operation, "join a crowd", Least::Write(3.0), call).await;
    pricer.entries
}

/// A chat with so many in it, a moderator among them.
pub async fn crowd(stage: &Stage, community: &str, people: usize) {
    stage.enter(community, &address(1), "create", "owner").await;
    for user in 2..=people {
        stage.enter(community, &address(user), "join", "none").await;
    }
}

async fn moderated() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    let service = pricer.service();
    pricer.stage.connected("c", &address(1), "create", "owner").await;
    pricer.stage.connected("c", &address(2), "join", "member").await;
    tell_all(&pricer.stage).await;
    let person = pricer.stage.person(&address(2));
    let of = |below: &str| member("c", &address(2), below);
    let post = |below: &str| Call::bare(&service, &of(below), Vec::new(), 204);
    let delete = |below: &str| Call::delete(&service, &of(below), 204);
    let ask = || Call::bare(&person, &of("/speak-request"), Vec::new(), 204);
    // The member, whose place in the list is another one.
    pricer.price("request_to_speak", "a hand is raised", Least::Write(3.0), ask()).await;
    // And the line of the log with its place there.
    pricer.price("reject_speak_request", "by a moderator", Least::Write(5.0), delete("/speak-request")).await;
    ask().answer().await;
    let own = Call::delete(&person, &of("/speak-request"), 204);
    pricer.price("reject_speak_request", "one's own", Least::Write(3.0), own).await;
    pricer.price("promote_to_speaker", "who has not asked", Least::Write(4.0), post("/speaker")).await;
    let mute = |muted: bool| Call::patch(&service, &of("/mute"), json!({ "muted": muted }), 204);
    pricer.price("mute_in_voice_chat", "by a moderator", Least::Write(3.0), mute(true)).await;
    mute(false).answer().await;
    let own = Call::patch(&person, &of("/mute"), json!({ "muted": true }), 204);
    pricer.price("mute_in_voice_chat", "one's own", Least::Write(1.0), own).await;
    Call::patch(&person, &of("/mute"), json!({ "muted": false }), 204).answer().await;
    pricer.price("demote_from_speaker", "by a moderator", Least::Write(4.0), delete("/speaker")).await;
    post("/speaker").answer().await;
    let own = Call::delete(&person, &of("/speaker"), 204);
    pricer.price("demote_from_speaker", "one's own", Least::Write(2.0), own).await;
    // The member, their place, the count, and the line with its place.
    pricer.price("kick_from_voice_chat", "a listener", Least::Write(5.0), delete("")).await;
    // The chat and its place go, and the line comes with its own.
    let end = Call::delete(&service, "/community-voice-chat/c", 204);
    pricer.price("end_voice_chat", "two were in it", Least::Write(4.0), end).await;
    pricer.entries
}

async fn asked() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    let service = pricer.service();
    crowd(&pricer.stage, "c", 20).await;
    let status = "/community-voice-chat/c/status";
    pricer.price("get_voice_chat_status", "of 20", Least::Read, Call::get(&service, status, 200)).await;
    let unknown = "/community-voice-chat/unknown/status";
    pricer.price("get_voice_chat_status", "of nobody", Least::Read, Call::get(&service, unknown, 200)).await;
    let user = format!("/users/{}/community-voice-chat-status", address(2));
    pricer.price("get_user_voice_chat_status", "in a chat", Least::Read, Call::get(&service, &user, 200)).await;
    let user = format!("/users/{}/community-voice-chat-status", address(999));
    pricer.price("get_user_voice_chat_status", "in none", Least::Read, Call::get(&service, &user, 200)).await;
    let people = "/community-voice-chat/c/participants";
    pricer
        .price("list_voice_chat_participants", "20 of 20", Least::ListedItems(20), Call::get(&service, people, 200))
        .await;
    let bulk = |count: usize| {
        let ids = (0..count).map(|number| format!("c{number}")).collect::<Vec<_>>();
        Call::post(&service, "/community-voice-chat/status", json!({ "community_ids": ids }), 200)
    };
    for community in 0..100 {
        pricer.stage.enter(&format!("c{community}"), &address(community), "create", "owner").await;
    }
    pricer.price("get_bulk_voice_chat_status", "100 chats", Least::Items(100), bulk(100)).await;
    pricer.price("get_bulk_voice_chat_status", "500, of which 100 run", Least::Items(500), bulk(500)).await;
    let active = Call::get(&service, "/community-voice-chat/active", 200);
    pricer.price("list_active_voice_chats", "101 chats", Least::ListedItems(101), active).await;
    pricer.entries
}

/// Sends a webhook that was held back.
fn send_webhook(stage: &Stage, webhook: Webhook) -> Call {
    let livekit = stage.dais.anonymous().with("authorization", &webhook.authorization);
    Call::bare(&livekit, "/livekit-webhook", webhook.body.into_bytes(), 200)
}

async fn tell_all(stage: &Stage) {
    for webhook in stage.livekit().take_held() {
        send_webhook(stage, webhook).answer().await;
    }
}

/// The one of that event, of those that are held back; the others are forgotten.
fn held(stage: &Stage, event: &str) -> Webhook {
    stage.livekit().take_held().into_iter().rfind(|webhook| webhook.name == event).unwrap()
}

const WEBHOOK: &str = "receive_livekit_webhook";

async fn told() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    let owner = pricer.stage.enter("c", &address(1), "create", "owner").await;
    let user = pricer.stage.enter("c", &address(2), "join", "member").await;
    let livekit = pricer.stage.livekit().clone();
    livekit.connect(Stage::token(&owner)).await.unwrap();
    let started = held(&pricer.stage, "room_started");
    let call = send_webhook(&pricer.stage, started);
    pricer.price(WEBHOOK, "room_started", Least::Nothing, call).await;
    // The member, their place, and where they are counted.
    let changed = Least::Write(3.0);
    livekit.connect(Stage::token(&user)).await.unwrap();
    let joined = held(&pricer.stage, "participant_joined");
    let call = send_webhook(&pricer.stage, joined.clone());
    pricer.price(WEBHOOK, "participant_joined", changed, call).await;
    let call = send_webhook(&pricer.stage, joined);
    pricer.price(WEBHOOK, "participant_joined, once more", Least::Read, call).await;
    livekit.disconnect(Stage::token(&user), DisconnectReason::SignalClose).await.unwrap();
    let call = send_webhook(&pricer.stage, held(&pricer.stage, "participant_left"));
    pricer.price(WEBHOOK, "participant_left, to come back", changed, call).await;
    livekit.connect(Stage::token(&user)).await.unwrap();
    tell_all(&pricer.stage).await;
    livekit.disconnect(Stage::token(&user), DisconnectReason::ClientInitiated).await.unwrap();
    let call = send_webhook(&pricer.stage, held(&pricer.stage, "participant_left"));
    pricer.price(WEBHOOK, "participant_left, for good", changed, call).await;
    let user = pricer.stage.enter("c", &address(3), "join", "member").await;
    livekit.signal(Stage::token(&user)).await.unwrap();
    livekit.disconnect(Stage::token(&user), DisconnectReason::JoinFailure).await.unwrap();
    let call = send_webhook(&pricer.stage, held(&pricer.stage, "participant_connection_aborted"));
    pricer.price(WEBHOOK, "participant_connection_aborted", changed, call).await;
    let user = pricer.stage.enter("c", &address(4), "join", "member").await;
    livekit.connect(Stage::token(&user)).await.unwrap();
    let late = held(&pricer.stage, "participant_joined");
    pricer.stage.dais.advance(5);
    let call = send_webhook(&pricer.stage, late.clone());
    pricer.price(WEBHOOK, "a late one, the first in 3 s", Least::Write(1.0), call).await;
    let call = send_webhook(&pricer.stage, late);
    pricer.price(WEBHOOK, "a late one, not the first", Least::Items(1), call).await;
    pricer.entries
}
