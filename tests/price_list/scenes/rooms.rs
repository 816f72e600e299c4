//! Rooms.

use serde_json::json;

use super::filled;
use crate::price_list::call::Call;
use crate::price_list::entry::{Entry, Least};
use crate::price_list::pricer::{Pricer, room};

/// A room as large as one may be, in bytes some 17,000.
fn large(id: &str) -> serde_json::Value {
    json!({ "roomId": id, "name": filled(256), "about": filled(4096), "isSpeak": true })
}

pub async fn entries() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    let service = pricer.service();
    let path = "/external/room";
    // The room, and its place in the list.
    pricer.price("create_room", "a room", Least::Write(2.0), Call::post(&service, path, room("r"), 201)).await;
    pricer
        .price("create_room", "the largest there is", Least::Write(34.0), Call::post(&service, path, large("l"), 201))
        .await;
    pricer
        .price("create_room", "an id that is taken", Least::Write(1.0), Call::post(&service, path, room("r"), 409))
        .await;
    pricer.price("get_room", "a room", Least::Read, Call::get(&service, "/external/room/r", 200)).await;
    pricer.price("get_room", "the largest there is", Least::Read, Call::get(&service, "/external/room/l", 200)).await;
    for number in 0..50 {
        pricer.room(&format!("r{number}")).await;
    }
    pricer.price("list_rooms", "50 rooms", Least::Listed, Call::get(&service, "/external/room", 200)).await;
    let ended = "/external/room?status=ENDED";
    pricer.price("list_rooms", "none of them ended", Least::Listed, Call::get(&service, ended, 200)).await;
    for number in 0..50 {
        service.post(path, large(&format!("l{number}")), 201).await;
    }
    pricer.price("list_rooms", "the 50 largest there are", Least::Listed, Call::get(&service, path, 200)).await;
    let about = json!({ "about": "Every Saturday" });
    // The room, what the list shows of it, and the line of the log with its place there.
    pricer
        .price("update_room", "its text", Least::Write(4.0), Call::patch(&service, "/external/room/r", about, 200))
        .await;
    let renamed = json!({ "name": "Another" });
    let call = Call::patch(&service, "/external/room/l", renamed, 200);
    pricer.price("update_room", "of the largest there is", Least::Write(36.0), call).await;
    let speak = json!({ "roomId": "r", "isSpeak": false });
    let call = Call::post(&service, "/external/room/speak", speak, 200);
    pricer.price("set_room_speak", "a room", Least::Write(4.0), call).await;
    let status = json!({ "roomId": "r", "status": "ENDED" });
    let call = Call::post(&service, "/external/room/status", status, 200);
    pricer.price("set_room_status", "a room", Least::Write(4.0), call).await;
    for number in 0..200 {
        let mute = json!({ "userID": format!("u{number}"), "reason": 1 });
        service.post("/mutes?room=r1", mute, 200).await;
    }
    pricer.price("delete_room", "a room", Least::Write(4.0), Call::delete(&service, "/external/room/r0", 204)).await;
    let call = Call::delete(&service, "/external/room/r1", 204);
    pricer.price("delete_room", "with 200 mutes", Least::Write(4.0), call).await;
    pricer.entries
}
