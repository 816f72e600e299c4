//! A restored table's items are brought back into the stack's own.

use std::process::Command;

use dais::dynamodb::{create_table, endpoint};
use dais::stack::{Data, Settings};
use dais::template::{TEMPLATE, Template};
use serde_json::json;
use shared::aws::http_client;

use crate::support::Dais;

/// Two tables of one embedded DynamoDB: the stack's, and one made of what it held.
async fn stack_and_other_table() -> (Dais, String) {
    let embedded = Settings { port: 0, data: Data::Memory, ..Settings::default() };
    let dais = Dais::start_in_real_time(|own| *own = embedded).await;
    let url = dais.stack.engine.as_ref().unwrap().url.clone();
    let table = Template::parse(TEMPLATE).unwrap().table;
    create_table(&endpoint(url.clone()), http_client(), "restored", &table).await.unwrap();
    (dais, url)
}

async fn copy(url: &str, from: &str, to: &str) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dais"));
    command.args(["copy", "--from", from, "--to", to]).env("AWS_ENDPOINT_URL_DYNAMODB", url);
    let copied = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    (copied.status.success(), String::from_utf8([copied.stdout, copied.stderr].concat()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lost_is_there_again_and_what_came_later_stays() {
    let (dais, url) = stack_and_other_table().await;
    let admin = dais.client("admin");
    let message = |n: usize| json!({ "room": "r", "text": format!("message {n}") });
    for n in 0..30 {
        admin.post("/chat-messages", message(n), 200).await;
    }
    let room = json!({ "roomId": "r", "name": "before", "about": "", "isSpeak": true });
    admin.post("/external/room", room, 201).await;
    assert_eq!(copy(&url, "dais", "restored").await, (true, "31 items of dais are in restored now\n".to_owned()));

    admin.delete("/external/room/r", 204).await;
    let later = json!({ "room": "s", "text": "later" });
    let later = admin.post("/chat-messages", later, 200).await.body["id"].as_str().unwrap().to_owned();
    assert_eq!(copy(&url, "restored", "dais").await, (true, "31 items of restored are in dais now\n".to_owned()));
    assert_eq!(admin.get("/external/room/r", 200).await.body["name"], "before");
    assert_eq!(admin.get("/external/room", 200).await.body.to_string().matches("before").count(), 1);
    admin.get(&format!("/chat-messages/{later}"), 200).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_is_not_there_is_named() {
    let (_dais, url) = stack_and_other_table().await;
    for (from, to) in [("nowhere", "dais"), ("dais", "nowhere")] {
        let (succeeded, said) = copy(&url, from, to).await;
        assert_eq!(succeeded, from == "dais", "{said}");
        assert!(succeeded || said.contains("table nowhere: "), "{said}");
    }
}
