//! What `POST /community-voice-chat` hands out.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::stage::{Stage, address};

pub fn claims(url: &str) -> Value {
    let payload = Stage::token(url).split('.').nth(1).unwrap();
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

#[tokio::test]
async fn the_token_says_what_the_contract_says() {
    let stage = Stage::start().await;
    let owner = format!("0x{}", "A".repeat(40));
    let profile =
        json!({ "name": "Ann", "has_claimed_name": true, "profile_picture_url": "https://a.example/ann.png" });
    let body = json!({
        "community_id": "c", "user_address": owner, "action": "create", "user_role": "owner", "profile_data": profile,
    });
    let entered = stage.service.post("/community-voice-chat", body, 200).await;
    assert_eq!(entered.requests(), 2);
    let url = entered.body["connection_url"].as_str().unwrap();
    assert!(url.starts_with(&format!("livekit:{}?access_token=", stage.livekit().url())), "{url}");
    let claims = claims(url);
    let now = stage.dais.now().seconds();
    assert_eq!(
        (&claims["iss"], &claims["sub"], &claims["name"]),
        (&json!("devkey"), &json!(owner.to_lowercase()), &json!("Ann"))
    );
    assert_eq!((&claims["nbf"], &claims["exp"]), (&json!(now), &json!(now + 300)));
    let room = claims["video"]["room"].as_str().unwrap();
    assert!(room.starts_with("voice-chat-community-c:"));
    let video = json!({
        "roomJoin": true, "room": room, "roomList": false, "canPublish": true, "canSubscribe": true,
        "canPublishData": true, "canUpdateOwnMetadata": false, "canPublishSources": ["microphone"],
    });
    assert_eq!(claims["video"], video);
    let metadata = serde_json::from_str::<Value>(claims["metadata"].as_str().unwrap()).unwrap();
    let expected = json!({
        "role": "owner", "isSpeaker": true, "muted": false, "isRequestingToSpeak": false,
        "name": "Ann", "hasClaimedName": true, "profilePictureUrl": "https://a.example/ann.png",
    });
    assert_eq!(metadata, expected);
}

#[tokio::test]
async fn only_a_moderator_who_creates_enters_as_a_speaker() {
    let stage = Stage::start().await;
    let entrances = [
        ("create", "owner", true),
        ("create", "moderator", true),
        ("create", "member", false),
        ("create", "none", false),
        ("join", "owner", false),
        ("join", "member", false),
    ];
    for (n, (action, role, speaks)) in entrances.into_iter().enumerate() {
        let claims = claims(&stage.enter("c", &address(n), action, role).await);
        assert_eq!(claims["video"]["canPublish"], speaks, "{action} as {role}");
    }
}

#[tokio::test]
async fn creating_twice_makes_no_second_chat_and_entering_again_counts_nobody_twice() {
    let stage = Stage::start().await;
    let room = |url: &str| claims(url)["video"]["room"].clone();
    let first = stage.enter("c", &address(1), "create", "owner").await;
    let second = stage.enter("c", &address(2), "create", "owner").await;
    let again = stage.enter("c", &address(1), "join", "owner").await;
    assert_eq!((room(&first), room(&first)), (room(&second), room(&again)));
    assert_eq!(stage.status("c").await, (true, 2, 2));
}

#[tokio::test]
async fn entering_again_keeps_speaker_muted_and_request() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    stage.connected("c", &user, "join", "member").await;
    let at = |below: &str| super::stage::member("c", &user, below);
    stage.service.send("POST", &at("/speak-request"), Vec::new()).await.expecting(204);
    let metadata = claims(&stage.enter("c", &user, "join", "member").await)["metadata"].clone();
    assert!(metadata.as_str().unwrap().contains("\"isRequestingToSpeak\":true"));
    stage.service.send("POST", &at("/speaker"), Vec::new()).await.expecting(204);
    stage.service.patch(&at("/mute"), json!({ "muted": true }), 204).await;
    let claims = claims(&stage.enter("c", &user, "join", "member").await);
    assert_eq!(claims["video"]["canPublish"], false);
    let metadata = serde_json::from_str::<Value>(claims["metadata"].as_str().unwrap()).unwrap();
    assert_eq!((&metadata["isSpeaker"], &metadata["muted"]), (&json!(true), &json!(true)));
    assert_eq!(stage.status("c").await, (true, 2, 1));
}

#[tokio::test]
async fn without_livekit_nothing_is_stored_and_the_answer_is_503() {
    let dais = crate::support::Dais::start_with(|settings| settings.variables.push(("LIVEKIT_URL".into(), "".into())));
    let stage = Stage::over(dais.await);
    let body = json!({ "community_id": "c", "user_address": address(1), "action": "create", "user_role": "owner" });
    stage.service.post("/community-voice-chat", body, 503).await;
    assert_eq!(stage.status("c").await, super::stage::INACTIVE);
    assert!(!stage.is_in_a_chat(&address(1)).await);
}

#[tokio::test]
async fn a_profile_is_taken_in_the_spelling_of_the_originals_clients_too() {
    let stage = Stage::start().await;
    let profile_of = async |profile: Value| {
        let body = json!({
            "community_id": "c", "user_address": address(1), "action": "create", "user_role": "owner", "profile_data": profile,
        });
        let entered = stage.service.post("/community-voice-chat", body, 200).await;
        let metadata = claims(entered.body["connection_url"].as_str().unwrap())["metadata"].clone();
        let metadata = serde_json::from_str::<Value>(metadata.as_str().unwrap()).unwrap();
        (metadata["hasClaimedName"].clone(), metadata["profilePictureUrl"].clone())
    };
    let (old, new) = ("https://a.example/old.png", "https://a.example/new.png");
    let camel = profile_of(json!({ "name": "Ann", "hasClaimedName": true, "profilePictureUrl": old })).await;
    assert_eq!(camel, (json!(true), json!(old)));
    let both = json!({
        "has_claimed_name": false, "hasClaimedName": true, "profile_picture_url": new, "profilePictureUrl": old,
    });
    assert_eq!(profile_of(both).await, (json!(false), json!(new)));
    assert_eq!(profile_of(json!({})).await, (Value::Null, Value::Null));
}
