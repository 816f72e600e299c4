//! Chat messages.

use serde_json::json;
use shared::domain::following::cursor::FollowCursor;

use super::filled;
use crate::price_list::call::Call;
use crate::price_list::entry::{Entry, Least};
use crate::price_list::plant::{messages, receipts};
use crate::price_list::pricer::Pricer;

const LIST: &str = "/chat-messages?room=r";

pub async fn entries() -> Vec<Entry> {
    let mut entries = written().await;
    entries.extend(changed().await);
    entries.extend(listed().await);
    entries.extend(followed().await);
    entries
}

fn text(room: &str) -> serde_json::Value {
    json!({ "room": room, "text": "Does anybody know when it begins?" })
}

/// A message as large as one may be, in bytes some 18,000.
fn large(room: &str) -> serde_json::Value {
    json!({ "room": room, "text": filled(4096), "media": "https://example.com/".to_owned() + &"m".repeat(2028) })
}

async fn written() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    pricer.room("r").await;
    let service = pricer.service();
    let keyed = |key: &str| service.with("idempotency-key", key);
    let path = "/chat-messages";
    // The message, and its place in the feed.
    pricer.price("post_message", "a message", Least::Write(2.0), Call::post(&service, path, text("r"), 200)).await;
    let call = Call::post(&service, path, large("r"), 200);
    pricer.price("post_message", "the largest there is", Least::Write(20.0), call).await;
    let first = keyed("a");
    // And the key.
    pricer.price("post_message", "with a key", Least::Write(3.0), Call::post(&first, path, text("r"), 200)).await;
    let again = Call::post(&first, path, text("r"), 200);
    pricer.price("post_message", "the same once more", Least::Read, again).await;
    let second = keyed("b");
    let call = Call::post(&second, path, large("r"), 200);
    pricer.price("post_message", "the largest with a key", Least::Write(21.0), call).await;
    let dated = json!({ "room": "r", "text": "Yesterday", "createdAt": 7 });
    // And what tells followers of it.
    pricer.price("post_message", "with a date", Least::Write(3.0), Call::post(&service, path, dated, 200)).await;
    service.post("/mutes?room=r", json!({ "userID": "loud", "reason": 1 }), 200).await;
    let loud = pricer.stage.dais.client("loud");
    pricer.price("post_message", "by somebody muted", Least::Read, Call::post(&loud, path, text("r"), 403)).await;
    pricer.entries
}

async fn changed() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    pricer.room("r").await;
    let (service, ann) = (pricer.service(), pricer.stage.person("ann"));
    let post = async |room: &str| {
        let posted = ann.post("/chat-messages", text(room), 200).await;
        posted.body["id"].as_str().unwrap().to_owned()
    };
    let id = post("r").await;
    let message = format!("/chat-messages/{id}");
    pricer.price("get_message", "a message", Least::Read, Call::get(&service, &message, 200)).await;
    let seen = || Call::patch(&service, &message, json!({ "seen": true }), 200);
    pricer.price("patch_message", "seen, the first time", Least::Write(1.0), seen()).await;
    pricer.price("patch_message", "seen, once more", Least::Read, seen()).await;
    let unseen = Call::patch(&service, &message, json!({ "seen": false }), 200);
    pricer.price("patch_message", "not seen after all", Least::Write(1.0), unseen).await;
    let edit = || json!({ "text": "Does anybody know when it ends?" });
    // The message, what the feed shows of it, and what tells followers.
    pricer.price("patch_message", "edited", Least::Write(3.0), Call::patch(&ann, &message, edit(), 200)).await;
    let call = Call::patch(&service, &message, json!({ "text": "Does anybody know?" }), 200);
    // And the line of the log with its place there.
    pricer.price("patch_message", "edited by another", Least::Write(5.0), call).await;
    receipts(&pricer.stage.dais, &id, 5000).await;
    pricer.price("get_message", "5,000 have seen it", Least::Read, Call::get(&service, &message, 200)).await;
    pricer.price("patch_message", "seen, after 5,000 others", Least::Write(1.0), seen()).await;
    pricer.price("remove_message", "one's own", Least::Write(3.0), Call::delete(&ann, &message, 200)).await;
    let other = format!("/chat-messages/{}", post("r").await);
    pricer.price("remove_message", "another's", Least::Write(5.0), Call::delete(&service, &other, 200)).await;
    let mark = json!({ "room": "r", "upTo": post("r").await });
    let call = Call::post(&ann, "/chat-messages/seen", mark.clone(), 204);
    pricer.price("mark_messages_read", "a room", Least::Write(1.0), call).await;
    let call = Call::post(&ann, "/chat-messages/seen", mark, 204);
    pricer.price("mark_messages_read", "once more", Least::Read, call).await;
    let unread = "/chat-messages/unread?room=r";
    pricer.price("count_unread_messages", "nothing in one room", Least::Read, Call::get(&ann, unread, 200)).await;
    messages(&pricer.stage.dais, "u", 100).await;
    let call = Call::get(&ann, "/chat-messages/unread?room=u", 200);
    pricer.price("count_unread_messages", "100 in one room", Least::Read, call).await;
    let rooms = (0..50).map(|number| format!("room=u{number}")).collect::<Vec<_>>().join("&");
    let call = Call::get(&ann, &format!("/chat-messages/unread?{rooms}"), 200);
    pricer.price("count_unread_messages", "nothing in 50 rooms", Least::ListedItems(50), call).await;
    pricer.entries
}

async fn listed() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    pricer.room("r").await;
    let service = pricer.service();
    let first = messages(&pricer.stage.dais, "r", 50).await;
    pricer.price("list_messages", "50 of a room", Least::Read, Call::get(&service, LIST, 200)).await;
    let call = Call::get(&service, &format!("{LIST}&seenBy=0"), 200);
    pricer.price("list_messages", "without readers", Least::Read, call).await;
    pricer.price("list_messages", "50 of all rooms", Least::Listed, Call::get(&service, "/chat-messages", 200)).await;
    receipts(&pricer.stage.dais, &first[0], 5000).await;
    let call = Call::get(&service, LIST, 200);
    pricer.price("list_messages", "one seen by 5,000", Least::Read, call).await;
    for id in &first[1..20] {
        receipts(&pricer.stage.dais, id, 100).await;
    }
    let call = Call::get(&service, &format!("{LIST}&limit=20&before=1772366400020"), 200);
    pricer.price("list_messages", "20, each seen by 100", Least::Read, call).await;
    messages(&pricer.stage.dais, "s", 200).await;
    let call = Call::get(&service, "/chat-messages?room=s&limit=200", 200);
    pricer.price("list_messages", "200 of a room", Least::Read, call).await;
    pricer.entries
}

async fn followed() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    pricer.room("r").await;
    let service = pricer.service();
    let since = FollowCursor::from_now(pricer.stage.dais.now());
    let follow = format!("{LIST}&since={since}");
    pricer.price("list_messages", "followed, nothing new", Least::Read, Call::get(&service, &follow, 200)).await;
    messages(&pricer.stage.dais, "r", 10).await;
    pricer.price("list_messages", "followed, 10 new", Least::Read, Call::get(&service, &follow, 200)).await;
    pricer.entries
}
