//! A stage from its start to its end, as the room and its people are told of it.

use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};

use super::channels::{Heard, in_room, of_person};
use super::types;
use crate::support::Dais;
use crate::voice::stage::{INACTIVE, Stage, address, member};

/// The stage of a community, and who listens to it.
struct Told {
    stage: Stage,
    room: Heard,
}

impl Told {
    /// One that counts on its own item, and one that counts on shards.
    async fn of_both_kinds() -> [Self; 2] {
        let of = async |present: &str| {
            let spread = ("VOICE_SPREAD_FROM".to_owned(), present.to_owned());
            Stage::over(Dais::start_telling_with(|settings| settings.variables.push(spread)).await)
        };
        [of("50").await, of("0").await].map(|stage| Self { room: in_room(&stage.dais, "c"), stage })
    }

    /// An owner and a listener, both connected, and all told.
    async fn begun(&mut self) -> [String; 2] {
        let owner = self.stage.connected("c", &address(1), "create", "owner").await;
        let listener = self.stage.connected("c", &address(2), "join", "member").await;
        self.events().await;
        [owner, listener]
    }

    /// What the room is told of what happened since.
    async fn events(&mut self) -> Vec<Value> {
        self.stage.livekit().settled().await;
        self.stage.dais.tell().await;
        self.room.events()
    }

    /// The data of an event with the counts that the status call answers.
    async fn counts(&self) -> Value {
        let (_, participants, moderators) = self.stage.status("c").await;
        json!({ "communityId": "c", "participantCount": participants, "moderatorCount": moderators })
    }
}

/// What concerns participants: each one's address, and a member of what is told of them.
fn participants<'e>(event: &'e Value, of: &str) -> Vec<(&'e str, &'e Value)> {
    let told = event["data"]["participants"].as_array().unwrap().iter();
    told.map(|one| (one["userAddress"].as_str().unwrap(), &one[of])).collect()
}

#[tokio::test]
async fn a_stage_is_told_of_from_its_start_to_its_end_with_the_counts_of_its_status() {
    for mut told in Told::of_both_kinds().await {
        let (owner, listener) = (address(1), address(2));
        let url = told.stage.connected("c", &owner, "create", "owner").await;
        let events = told.events().await;
        assert_eq!(types(&events), ["stage.started", "stage.changed"]);
        assert_eq!(events[0]["data"], told.counts().await);
        assert_eq!(participants(&events[1], "connection"), [(owner.as_str(), &json!("connected"))]);
        assert_eq!(participants(&events[1], "role"), [(owner.as_str(), &json!("owner"))]);
        let guest = told.stage.connected("c", &listener, "join", "member").await;
        let events = told.events().await;
        assert_eq!(types(&events), ["stage.changed", "stage.changed"]);
        let (counted, of_whom) = if events[0]["data"].get("participants").is_none() { (0, 1) } else { (1, 0) };
        assert_eq!(events[counted]["data"], told.counts().await);
        assert_eq!(participants(&events[of_whom], "connection"), [(listener.as_str(), &json!("connected"))]);
        assert_eq!(told.counts().await["participantCount"], 2);
        told.stage.leave(&guest, DisconnectReason::ClientInitiated).await;
        let events = told.events().await;
        let of_whom = events.iter().find(|event| event["data"].get("participants").is_some()).unwrap();
        assert_eq!(participants(of_whom, "connection"), [(listener.as_str(), &json!("gone"))]);
        let counted = events.iter().find(|event| event["data"].get("participants").is_none()).unwrap();
        assert_eq!(counted["data"], told.counts().await);
        told.stage.leave(&url, DisconnectReason::ClientInitiated).await;
        let events = told.events().await;
        assert_eq!(told.stage.status("c").await, INACTIVE);
        // The stage and its participants are items of their own: which comes first is open.
        let (ended, others): (Vec<_>, Vec<_>) = events.iter().partition(|event| event["type"] == "stage.ended");
        assert_eq!(ended.iter().map(|event| &event["data"]).collect::<Vec<_>>(), [&told.counts().await]);
        assert!(others.iter().all(|event| participants(event, "connection") == [(owner.as_str(), &json!("gone"))]));
        assert_eq!(told.room.repeats, 0);
    }
}

#[tokio::test]
async fn a_stage_that_ends_and_begins_anew_at_once_is_told_ended_and_then_started() {
    for mut told in Told::of_both_kinds().await {
        told.begun().await;
        told.stage.service.delete("/community-voice-chat/c", 204).await;
        told.stage.connected("c", &address(3), "create", "owner").await;
        let events = told.events().await;
        let kinds = types(&events).into_iter().filter(|kind| *kind != "stage.changed").collect::<Vec<_>>();
        assert_eq!(kinds, ["stage.ended", "stage.started"]);
        let ended = json!({ "communityId": "c", "participantCount": 0, "moderatorCount": 0 });
        let data = |kind: &str| &events.iter().find(|event| event["type"] == kind).unwrap()["data"];
        assert_eq!(*data("stage.ended"), ended);
        assert_eq!(*data("stage.started"), told.counts().await);
        assert_eq!(told.counts().await["participantCount"], 1);
    }
}

#[tokio::test]
async fn whoever_may_do_something_else_is_told_so_and_the_room_too() {
    for mut told in Told::of_both_kinds().await {
        told.begun().await;
        let user = address(2);
        let (mut own, mut others) = (of_person(&told.stage.dais, &user), of_person(&told.stage.dais, &address(1)));
        let service = told.stage.service.clone();
        let path = |below: &str| member("c", &user, below);
        let (speaker, mute) = (path("/speaker"), path("/mute"));
        let steps: [(&str, &str, Value, &str, Value); 5] = [
            ("POST", &speaker, json!(null), "isSpeaker", json!(true)),
            ("PATCH", &mute, json!({ "muted": true }), "muted", json!(true)),
            ("PATCH", &mute, json!({ "muted": false }), "muted", json!(false)),
            ("DELETE", &speaker, json!(null), "isSpeaker", json!(false)),
            ("DELETE", &path(""), json!(null), "connection", json!("gone")),
        ];
        for (method, path, body, name, value) in steps {
            let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
            service.send(method, path, body).await.expecting(204);
            let room = told.events().await;
            let own = own.events();
            assert_eq!(types(&own), ["stage.changed"], "{method} {path}");
            assert_eq!(participants(&own[0], name), [(user.as_str(), &value)], "{method} {path}");
            assert_eq!(own[0]["data"]["communityId"], "c");
            let of_whom = room.iter().find(|event| event["data"].get("participants").is_some()).unwrap();
            assert_eq!(participants(of_whom, name), [(user.as_str(), &value)], "{method} {path}");
        }
        assert_eq!(others.events(), Vec::<Value>::new(), "it is nobody else's");
    }
}

#[tokio::test]
async fn a_hand_is_told_to_the_room_alone() {
    for mut told in Told::of_both_kinds().await {
        told.begun().await;
        let user = address(2);
        let mut own = of_person(&told.stage.dais, &user);
        for (method, asks) in [("POST", true), ("DELETE", false)] {
            told.stage.service.send(method, &member("c", &user, "/speak-request"), Vec::new()).await.expecting(204);
            let events = told.events().await;
            assert_eq!(types(&events), ["stage.changed"]);
            assert_eq!(participants(&events[0], "isRequestingToSpeak"), [(user.as_str(), &json!(asks))]);
            assert_eq!(own.events(), Vec::<Value>::new());
        }
    }
}

#[tokio::test]
async fn what_nobody_sees_is_not_told() {
    for mut told in Told::of_both_kinds().await {
        told.begun().await;
        let chat = told.stage.chat_ref("c");
        // Credentials drawn anew, by somebody who is connected.
        for (user, role) in [(1, "owner"), (2, "member")] {
            told.stage.enter("c", &address(user), "join", role).await;
        }
        assert_eq!(told.events().await, Vec::<Value>::new(), "credentials drawn anew");
        told.stage.ask_for_reconcile(&chat).await.unwrap();
        told.stage.deliver().await;
        told.stage.reconcile("c").await;
        assert_eq!(told.events().await, Vec::<Value>::new(), "a reconcile that changes nothing");
        told.stage.sweep().await;
        assert_eq!(told.events().await, Vec::<Value>::new(), "a sweep that changes nothing");
        told.stage.service.send("POST", &member("c", &address(2), "/speaker"), Vec::new()).await.expecting(204);
        told.events().await;
        told.stage.service.send("POST", &member("c", &address(2), "/speaker"), Vec::new()).await.expecting(204);
        assert_eq!(told.events().await, Vec::<Value>::new(), "what was so already");
    }
}

/// The items of those who were there go long after it.
#[tokio::test]
async fn what_is_tidied_up_behind_an_end_is_not_told() {
    for mut told in Told::of_both_kinds().await {
        told.begun().await;
        told.stage.service.delete("/community-voice-chat/c", 204).await;
        let events = told.events().await;
        assert_eq!(types(&events), ["stage.ended"]);
        for _ in 0..3 {
            told.stage.dais.advance(11 * 60);
            told.stage.sweep().await;
            told.stage.dais.sweep_expired().await;
            assert_eq!(told.events().await, Vec::<Value>::new());
        }
        told.stage.dais.advance(8 * 24 * 60 * 60);
        told.stage.dais.sweep_expired().await;
        assert_eq!(told.events().await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn of_forty_who_enter_within_a_second_the_room_is_told_twice() {
    for mut told in Told::of_both_kinds().await {
        told.begun().await;
        for user in 3..43 {
            told.stage.connected("c", &address(user), "join", "none").await;
        }
        let events = told.events().await;
        let (counted, of_whom): (Vec<_>, Vec<_>) =
            events.iter().partition(|event| event["data"].get("participants").is_none());
        assert!(counted.len() <= 4 && of_whom.len() <= 4, "no more than one for each shard of the stream: {events:?}");
        assert_eq!(counted.last().unwrap()["data"], told.counts().await);
        assert!(of_whom.iter().all(|event| event["data"]["participants"].as_array().unwrap().len() <= 20));
    }
}

#[tokio::test]
async fn a_raised_hand_is_told_of_with_the_time_at_which_it_was_raised() {
    for mut told in Told::of_both_kinds().await {
        told.begun().await;
        let path = member("c", &address(2), "/speak-request");
        let at = json!(told.stage.dais.now().to_string());
        told.stage.service.send("POST", &path, Vec::new()).await.expecting(204);
        let events = told.events().await;

        assert_eq!(participants(&events[0], "requestedAt"), [(address(2).as_str(), &at)]);
        told.stage.service.delete(&path, 204).await;
        let events = told.events().await;
        assert_eq!(participants(&events[0], "requestedAt"), [(address(2).as_str(), &json!(null))]);
    }
}
