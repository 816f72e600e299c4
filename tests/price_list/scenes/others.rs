//! Settings, live events, pages and documents.

use serde_json::json;

use crate::price_list::call::Call;
use crate::price_list::entry::{Entry, Least};
use crate::price_list::pricer::Pricer;

pub async fn entries() -> Vec<Entry> {
    let mut pricer = Pricer::start().await;
    let service = pricer.service();
    pricer.room("r").await;
    let config = "/livechat/audioVideoChatConfig";
    pricer.price("get_audio_video_chat_config", "none yet", Least::Read, Call::get(&service, config, 200)).await;
    // The settings, and the line of the log with its place there.
    let written = Least::Write(3.0);
    let settings = json!({ "recordingServerUrl": "https://recorder.example.com", "isEnabled": true });
    let call = Call::put(&service, config, settings, 200);
    pricer.price("update_audio_video_chat_config", "all of it", written, call).await;
    for (operation, verb) in [("disable_audio_video_chat", "disable"), ("enable_audio_video_chat", "enable")] {
        let call = Call::post(&service, &format!("{config}:{verb}"), json!({}), 200);
        pricer.price(operation, "what was otherwise", written, call).await;
    }
    let call = Call::post(&service, &format!("{config}:enable"), json!({}), 200);
    pricer.price("enable_audio_video_chat", "what is so already", Least::Read, call).await;
    pricer.price("get_audio_video_chat_config", "as they are", Least::Read, Call::get(&service, config, 200)).await;
    pricer.price("get_live", "a room", Least::Read, Call::get(&service, "/live?room=r", 200)).await;
    let browser = pricer.stage.dais.anonymous().with("accept-encoding", "gzip");
    let pages =
        [("get_front_page", "/"), ("get_console", "/console"), ("get_demo", "/demo"), ("get_reference", "/reference")];
    for (operation, path) in pages {
        pricer.price(operation, "compressed", Least::Nothing, Call::get(&browser, path, 200)).await;
    }
    let page = browser.get("/", 200).await;
    let known = browser.with("if-none-match", page.header("etag"));
    pricer.price("get_front_page", "as the caller has it", Least::Nothing, Call::get(&known, "/", 304)).await;
    pricer.price("get_asset", "an icon", Least::Nothing, Call::get(&browser, "/assets/icon.svg", 200)).await;
    pricer.price("get_openapi", "compressed", Least::Nothing, Call::get(&browser, "/openapi.json", 200)).await;
    pricer.price("get_health", "", Least::Nothing, Call::get(&browser, "/health", 200)).await;
    pricer.price("head_health", "", Least::Nothing, Call::head(&browser, "/health", 200)).await;
    pricer.entries
}
