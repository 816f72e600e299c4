//! Mutes, bans, and the log of what moderators do.

use serde_json::json;

use crate::price_list::call::Call;
use crate::price_list::entry::{Entry, Least};
use crate::price_list::plant::mutes;
use crate::price_list::pricer::Pricer;

/// The mute or the ban, the line of the log, and its place there.
const WRITTEN: Least = Least::Write(3.0);

pub async fn entries() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    pricer.room("r").await;
    let service = pricer.service();
    let mute = || Call::post(&service, "/mutes?room=r", json!({ "userID": "bob", "reason": 1, "duration": "l" }), 200);
    let ban =
        || Call::post(&service, "/bans/add?room=r", json!({ "userID": "bob", "reason": 1, "duration": "f" }), 200);
    pricer.price("mute_user", "somebody", WRITTEN, mute()).await;
    pricer.price("mute_user", "once more", WRITTEN, mute()).await;
    pricer.price("get_mute", "somebody muted", Least::Read, Call::get(&service, "/mutes/bob?room=r", 200)).await;
    pricer.price("get_mute", "somebody who is not", Least::Read, Call::get(&service, "/mutes/ann?room=r", 200)).await;
    pricer.price("list_mutes", "one mute", Least::Read, Call::get(&service, "/mutes?room=r", 200)).await;
    pricer.price("ban_user", "somebody muted", WRITTEN, ban()).await;
    pricer.price("mute_user", "somebody banned for longer", WRITTEN, mute()).await;
    pricer.price("get_ban", "somebody banned", Least::Read, Call::get(&service, "/bans/bob?room=r", 200)).await;
    pricer.price("list_bans", "one ban", Least::Read, Call::get(&service, "/bans?room=r", 200)).await;
    pricer.price("unmute_user", "somebody muted", WRITTEN, Call::delete(&service, "/mutes/bob?room=r", 200)).await;
    pricer.price("unmute_user", "once more", Least::Write(1.0), Call::delete(&service, "/mutes/bob?room=r", 200)).await;
    pricer.price("unban_user", "somebody banned", WRITTEN, Call::delete(&service, "/bans/bob?room=r", 200)).await;
    mutes(&pricer.stage.dais, "r", 5000).await;
    pricer.price("list_mutes", "5,000 mutes", Least::Read, Call::get(&service, "/mutes?room=r", 200)).await;
    let log = "/moderation-log?room=r";
    pricer.price("list_moderation_log", "a room's first lines", Least::Read, Call::get(&service, log, 200)).await;
    for number in 0..50 {
        service.post("/mutes?room=s", json!({ "userID": number, "reason": 1 }), 200).await;
    }
    let call = Call::get(&service, "/moderation-log?room=s&limit=50", 200);
    pricer.price("list_moderation_log", "50 lines of a room", Least::Read, call).await;
    let call = Call::get(&service, "/moderation-log?room=s&action=user.banned", 200);
    pricer.price("list_moderation_log", "none of 50 is a ban", Least::Read, call).await;
    pricer.entries
}
