//! Changes of the settings.

use serde_json::json;

use super::{LOG, told};
use crate::support::Dais;

const CONFIG: &str = "/livechat/audioVideoChatConfig";

#[tokio::test]
async fn a_change_of_the_settings_is_told_with_what_they_were_and_are() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.put(CONFIG, json!({ "recordingServerUrl": "http://a.example" }), 200).await;
    admin.post(&format!("{CONFIG}:disable"), json!({}), 200).await;
    // Nothing changes.
    admin.post(&format!("{CONFIG}:disable"), json!({}), 200).await;
    admin.put(CONFIG, json!({ "isEnabled": false, "recordingServerUrl": "http://a.example" }), 200).await;
    admin.with("if-match", "\"another\"").post(&format!("{CONFIG}:enable"), json!({}), 412).await;
    let lines = admin.get(LOG, 200).await.body["data"].as_array().unwrap().clone();
    assert_eq!(told(&lines), ["settings.updated admin -", "settings.updated admin -"]);
    let config = |is_enabled: bool, url: &str| {
        json!({
            "isEnabled": is_enabled, "isAutomaticallyRecordingAudioVideoChatsEnabled": false,
            "recordingServerUrl": url,
        })
    };
    assert_eq!(lines[1]["before"], config(true, ""));
    assert_eq!(lines[1]["after"], config(true, "http://a.example"));
    assert_eq!(lines[0]["after"], config(false, "http://a.example"));
    assert_eq!(lines[0].get("room"), None, "they are of no room");
}

#[tokio::test]
async fn of_changes_at_once_none_is_lost_and_each_has_its_line() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let urls = (0..8).map(|number| format!("http://{number}.example")).collect::<Vec<_>>();
    futures::future::join_all(urls.iter().map(|url| admin.put(CONFIG, json!({ "recordingServerUrl": url }), 200)))
        .await;
    let lines = admin.get(LOG, 200).await.body["data"].as_array().unwrap().clone();
    // Each was made of the one before it, from the first to what stands.
    let mut url = admin.get(CONFIG, 200).await.body["recordingServerUrl"].clone();
    let mut left = lines;
    for _ in &urls {
        let place = left.iter().position(|line| line["after"]["recordingServerUrl"] == url).unwrap();
        url = left.remove(place)["before"]["recordingServerUrl"].clone();
    }
    assert_eq!((url, left.len()), (json!(""), 0));
}
