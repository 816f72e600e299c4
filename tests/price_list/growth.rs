//! What a call costs when there is more of what it looks at.

use dais::live::Figures;
use serde_json::json;

use super::call::Call;
use super::entry::{Entry, Least};
use super::plant::{messages, mutes, participants, receipts};
use super::pricer::Pricer;
use super::scenes::voice::crowd;
use crate::live::channels::in_room;
use crate::voice::stage::address;

/// A call, and how it goes with more and more of something.
pub struct Growth {
    pub what: &'static str,
    pub of: &'static str,
    pub calls: Vec<(usize, Entry)>,
}

/// All that is looked at.
pub async fn all() -> Vec<Growth> {
    Vec::from([statuses().await, bulks().await, pages().await, seen_marks().await, posts().await, active_chats().await])
}

async fn statuses() -> Growth {
    let mut calls = Vec::new();
    for people in [1, 100, 10_000] {
        let mut pricer = Pricer::start().await;
        // Those who are more than make a crowd are only counted.
        let entered = people.min(100);
        crowd(&pricer.stage, "c", entered).await;
        if people > entered {
            participants(&pricer.stage.dais, "c", people - entered).await;
        }
        let status = pricer.service().get("/community-voice-chat/c/status", 200).await.body;
        assert_eq!(status["participant_count"], json!(people));
        let call = Call::get(&pricer.service(), "/community-voice-chat/c/status", 200);
        calls.push((people, priced(&mut pricer, "get_voice_chat_status", Least::Read, call).await));
    }
    Growth { what: "The status of a chat", of: "participants", calls }
}

async fn priced(pricer: &mut Pricer, operation: &'static str, least: Least, call: Call) -> Entry {
    pricer.price(operation, "", least, call).await;
    pricer.entries.pop().unwrap()
}

async fn bulks() -> Growth {
    let mut pricer = Pricer::start().await;
    let mut calls = Vec::new();
    for community in 0..500 {
        pricer.stage.enter(&format!("c{community}"), &address(community), "create", "owner").await;
    }
    for count in [1, 100, 500] {
        let ids = (0..count).map(|number| format!("c{number}")).collect::<Vec<_>>();
        let call = Call::post(&pricer.service(), "/community-voice-chat/status", json!({ "community_ids": ids }), 200);
        calls.push((count, priced(&mut pricer, "get_bulk_voice_chat_status", Least::Items(count), call).await));
    }
    Growth { what: "The statuses of many chats", of: "chats asked for, all of which run", calls }
}

/// Page after page of 50 messages.
async fn pages() -> Growth {
    let mut pricer = Pricer::start().await;
    messages(&pricer.stage.dais, "r", 5000).await;
    let (mut path, mut calls) = ("/chat-messages?room=r".to_owned(), Vec::new());
    for page in 1..=100 {
        let call = Call::get(&pricer.service(), &path, 200);
        let answer = pricer.price("list_messages", "", Least::Read, call).await;
        let entry = pricer.entries.pop().unwrap();
        if page == 1 || page == 100 {
            calls.push((page, entry));
        }
        path = answer.next_page().unwrap_or_default();
    }
    Growth { what: "A list of 50 messages", of: "page", calls }
}

async fn seen_marks() -> Growth {
    let mut calls = Vec::new();
    for nth in [1, 10_000] {
        let mut pricer = Pricer::start().await;
        let id = messages(&pricer.stage.dais, "r", 1).await.remove(0);
        if nth > 1 {
            receipts(&pricer.stage.dais, &id, nth - 1).await;
        }
        let path = format!("/chat-messages/{id}");
        let reader = pricer.stage.dais.client("somebody");
        let call = Call::patch(&reader, &path, json!({ "seen": true }), 200);
        calls.push((nth, priced(&mut pricer, "patch_message", Least::Write(1.0), call).await));
    }
    Growth { what: "A mark that somebody has seen a message", of: "mark of that message", calls }
}

async fn posts() -> Growth {
    let mut calls = Vec::new();
    for muted in [0, 10_000] {
        let mut pricer = Pricer::start().await;
        pricer.room("r").await;
        if muted > 0 {
            mutes(&pricer.stage.dais, "r", muted).await;
        }
        let call = Call::post(&pricer.service(), "/chat-messages", json!({ "room": "r", "text": "Hello" }), 200);
        calls.push((muted, priced(&mut pricer, "post_message", Least::Write(2.0), call).await));
    }
    Growth { what: "A message posted", of: "mutes in its room", calls }
}

async fn active_chats() -> Growth {
    let mut pricer = Pricer::start().await;
    let (mut calls, mut there) = (Vec::new(), 0);
    for count in [1, 100, 1000] {
        for community in there..count {
            pricer.stage.enter(&format!("c{community}"), &address(community), "create", "owner").await;
        }
        there = count;
        let call = Call::get(&pricer.service(), "/community-voice-chat/active", 200);
        calls.push((count, priced(&mut pricer, "list_active_voice_chats", Least::ListedItems(count), call).await));
    }
    Growth { what: "All running chats", of: "chats", calls }
}

/// What AppSync is paid for one message that so many hear, in operations and dollars for a
/// million of such messages; measured with one who hears it, multiplied for the others.
pub async fn heard() -> Vec<(u64, u64, f64)> {
    let pricer = Pricer::start().await;
    pricer.room("r").await;
    let dais = &pricer.stage.dais;
    dais.tell().await;
    let listener = in_room(dais, "r");
    let before = dais.live().figures();
    pricer.service().post("/chat-messages", json!({ "room": "r", "text": "Hello" }), 200).await;
    dais.tell().await;
    let after = dais.live().figures();
    drop(listener);
    let (published, delivered) =
        (after.metered_events - before.metered_events, after.metered_deliveries - before.metered_deliveries);
    assert_eq!((published, delivered), (1, 1), "one event, and whoever listens is sent it once");
    [1, 100, 10_000].into_iter().map(|listeners| heard_by(published, delivered * listeners)).collect()
}

/// So many metered events in and out: those out, all of them, and dollars for a million times that.
pub fn heard_by(published: u64, delivered: u64) -> (u64, u64, f64) {
    let figures = Figures { metered_events: published, metered_deliveries: delivered, ..Figures::default() };
    (delivered, figures.operations(), figures.dollars() * 1e6)
}
