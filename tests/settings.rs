//! Audio and video chat settings.

use std::collections::HashSet;

use futures::future::join_all;
use serde_json::json;

use crate::support::Dais;

const CONFIG: &str = "/livechat/audioVideoChatConfig";
const ENABLE: &str = "/livechat/audioVideoChatConfig:enable";
const DISABLE: &str = "/livechat/audioVideoChatConfig:disable";

#[tokio::test]
async fn before_the_first_write_chat_is_on_and_nothing_is_recorded() {
    let dais = Dais::start().await;
    let answer = dais.client("admin").get(CONFIG, 200).await;
    let first = r#"{"isEnabled":true,"isAutomaticallyRecordingAudioVideoChatsEnabled":false,"recordingServerUrl":""}"#;
    assert_eq!(answer.text, first);
}

#[tokio::test]
async fn the_vendors_other_spelling_of_the_path_is_the_same_settings() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let other = |path: &str| path.replace("/livechat/", "/LiveChat/");
    let written = admin.put(&other(CONFIG), json!({ "recordingServerUrl": "http://a.example" }), 200).await;
    assert_eq!(admin.get(CONFIG, 200).await.text, written.text);
    for (path, is_enabled) in [(DISABLE, false), (ENABLE, true)] {
        let answer = admin.send("POST", &other(path), Vec::new()).await.expecting(200);
        assert_eq!(answer.body["isEnabled"], is_enabled);
        let read = admin.get(&other(CONFIG), 200).await;
        assert_eq!((&read.text, read.header("etag")), (&answer.text, answer.header("etag")));
    }
    let written = admin.put(CONFIG, json!({ "recordingServerUrl": "" }), 200).await;
    assert_eq!(admin.get(&other(CONFIG), 200).await.text, written.text);
    dais.anonymous().get(&other(CONFIG), 401).await;
}

#[tokio::test]
async fn an_absent_flag_keeps_its_value() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let all = json!({
        "isEnabled": false,
        "isAutomaticallyRecordingAudioVideoChatsEnabled": true,
        "recordingServerUrl": "http://a.example",
    });
    admin.put(CONFIG, all, 200).await;
    let kept = admin.put(CONFIG, json!({ "recordingServerUrl": "", "isEnabled": null }), 200).await;
    assert_eq!(kept.body["isEnabled"], false);
    assert_eq!(kept.body["isAutomaticallyRecordingAudioVideoChatsEnabled"], true);
    assert_eq!(kept.body["recordingServerUrl"], "");
    assert_eq!(admin.get(CONFIG, 200).await.body, kept.body);
}

#[tokio::test]
async fn enable_and_disable_touch_the_switch_alone_and_repeat_safely() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.put(CONFIG, json!({ "recordingServerUrl": "http://a.example" }), 200).await;
    for (path, is_enabled) in [(DISABLE, false), (DISABLE, false), (ENABLE, true), (ENABLE, true)] {
        let answer = admin.send("POST", path, Vec::new()).await.expecting(200);
        assert_eq!(answer.body["isEnabled"], is_enabled);
        assert_eq!(answer.body["recordingServerUrl"], "http://a.example");
    }
}

#[tokio::test]
async fn a_version_that_is_known_is_not_sent_again() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for switch in [DISABLE, ENABLE] {
        let tag = admin.get(CONFIG, 200).await.header("etag").to_owned();
        assert!(tag.starts_with('"') && tag.len() > 2, "{tag} is no strong entity tag");
        let same = admin.with("if-none-match", &format!("\"other\", {tag}")).get(CONFIG, 304).await;
        assert_eq!((same.header("etag"), same.text.as_str()), (tag.as_str(), ""));
        admin.with("if-none-match", "\"other\"").get(CONFIG, 200).await;
        admin.with("if-none-match", "*").get(CONFIG, 304).await;
        let written = admin.send("POST", switch, Vec::new()).await.expecting(200);
        assert_ne!(written.header("etag"), tag);
        assert_eq!(written.header("etag"), admin.get(CONFIG, 200).await.header("etag"));
    }
}

#[tokio::test]
async fn a_write_that_changes_nothing_leaves_the_version() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for path in ["", ":disable"] {
        let method = if path.is_empty() { "GET" } else { "POST" };
        let stands = admin.send(method, &format!("{CONFIG}{path}"), Vec::new()).await.expecting(200);
        let same = admin.put(CONFIG, stands.body.clone(), 200).await;
        assert_eq!((same.header("etag"), same.cost().2), (stands.header("etag"), 0.0));
    }
}

#[tokio::test]
async fn a_write_on_a_stale_version_is_refused_and_changes_nothing() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let first = admin.get(CONFIG, 200).await.header("etag").to_owned();
    let second = admin.with("if-match", &first).send("POST", DISABLE, Vec::new()).await.expecting(200);
    let stale = admin.with("if-match", &first);
    stale.send("POST", ENABLE, Vec::new()).await.expecting(412);
    let refused = stale.put(CONFIG, json!({ "recordingServerUrl": "http://a.example" }), 412).await;
    assert_eq!(refused.body["status"], 412);
    assert_eq!(admin.get(CONFIG, 200).await.body, second.body);
    let weak = format!("W/{}", second.header("etag"));
    admin.with("if-match", &weak).send("POST", ENABLE, Vec::new()).await.expecting(412);
    admin.with("if-match", "*").send("POST", ENABLE, Vec::new()).await.expecting(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_64_writers_at_once_every_200_is_reflected_and_every_loser_gets_412() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.send("POST", ENABLE, Vec::new()).await.expecting(200);
    let write = async |writer: usize| {
        let mut tag = admin.get(CONFIG, 200).await.header("etag").to_owned();
        let mut lost = 0;
        loop {
            let body = json!({ "recordingServerUrl": format!("http://{writer}.example") });
            let answer = admin.with("if-match", &tag).json("PUT", CONFIG, &body).await;
            match answer.status.as_u16() {
                200 => return (tag, answer.header("etag").to_owned(), lost),
                412 => lost += 1,
                other => panic!("{other}: {}", answer.text),
            }
            tag = admin.get(CONFIG, 200).await.header("etag").to_owned();
        }
    };
    let writes = join_all((0..64).map(write)).await;
    let replaced = writes.iter().map(|(from, _, _)| from).collect::<HashSet<_>>();
    assert_eq!(replaced.len(), 64, "two writers replaced the same version");
    assert!(writes.iter().map(|(_, _, lost)| lost).sum::<i32>() > 0, "nobody raced");
    let last = admin.get(CONFIG, 200).await.header("etag").to_owned();
    let unreplaced = writes.iter().map(|(_, to, _)| to).filter(|to| !replaced.contains(to)).collect::<Vec<_>>();
    assert_eq!(unreplaced, [&last]);
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_of_different_fields_at_once_lose_nothing() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for round in 0..20 {
        let url = format!("http://a.example/{round}");
        let body = json!({ "recordingServerUrl": url });
        let (put, switch) = (admin.put(CONFIG, body, 200), admin.send("POST", DISABLE, Vec::new()));
        let (_, switched) = futures::join!(put, switch);
        switched.expecting(200);
        let both = admin.get(CONFIG, 200).await.body;
        assert_eq!((&both["isEnabled"], &both["recordingServerUrl"]), (&json!(false), &json!(url)));
        admin.send("POST", ENABLE, Vec::new()).await.expecting(200);
    }
}

#[tokio::test]
async fn preconditions_hold_as_rfc_9110_has_them() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let put = json!({ "recordingServerUrl": "" });
    // The settings are there before anybody wrote them, so `*` matches from the start.
    for _ in 0..2 {
        let tag = admin.get(CONFIG, 200).await.header("etag").to_owned();
        for known in ["*".to_owned(), tag.clone(), format!("W/{tag}"), format!(", \"x\",, {tag} ,")] {
            let refused = admin.with("if-none-match", &known).put(CONFIG, put.clone(), 412).await;
            assert_eq!(refused.header("etag"), tag, "{known}");
            admin.with("if-none-match", &known).send("POST", ENABLE, Vec::new()).await.expecting(412);
            admin.with("if-none-match", &known).get(CONFIG, 304).await;
        }
        assert_eq!(admin.get(CONFIG, 200).await.header("etag"), tag, "a refused write changed something");
        let refused = admin.with("if-match", "\"x\"").get(CONFIG, 412).await;
        assert_eq!(refused.header("etag"), tag);
        admin.with("if-match", &format!(",,\"x\",{tag}")).get(CONFIG, 200).await;
        // If-Match goes first, and both have to hold.
        admin.with("if-match", &tag).with("if-none-match", &tag).put(CONFIG, put.clone(), 412).await;
        admin.with("if-match", &tag).with("if-none-match", "\"x\"").put(CONFIG, put.clone(), 200).await;
    }
    for junk in ["x", "\"a\" \"b\"", "\"a", "*, \"a\"", "w/\"a\""] {
        for header in ["if-match", "if-none-match"] {
            admin.with(header, junk).put(CONFIG, put.clone(), 400).await;
        }
    }
    for none in ["", " ", ",", ", ,"] {
        admin.with("if-match", none).with("if-none-match", none).put(CONFIG, put.clone(), 200).await;
    }
}
