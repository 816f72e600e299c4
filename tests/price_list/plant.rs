//! Much that lies in the table, put there without a call for each of it: what one call
//! has written, again and again under other names.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use dais::dynamodb::{client, endpoint};
use dais::stack::LOCAL_TABLE;
use serde_json::json;
use shared::aws::http_client;

use crate::support::Dais;

type Item = HashMap<String, AttributeValue>;

/// As many as one request puts.
const AT_ONCE: usize = 25;

/// So many messages of the room, a millisecond apart from noon on and spread evenly over
/// the feed; their ids, the oldest first.
pub async fn messages(dais: &Dais, room: &str, count: usize) -> Vec<String> {
    let body = json!({ "room": room, "text": "Does anybody know when it begins?" });
    let posted = dais.client("ann").post("/chat-messages", body, 200).await.body;
    let id = posted["id"].as_str().unwrap();
    let (encoded_room, uuid) = id.split_once('.').unwrap();
    let sample = item(dais, &format!("CHAT#{room}"), &format!("MSG#{uuid}")).await;
    let (mut items, mut ids) = (Vec::new(), Vec::new());
    for number in 0..count {
        let at = dais.now().millis() + i64::try_from(number).unwrap();
        let new = uuid_at(at, number);
        let mut item = renamed(&sample, uuid, &new);
        item.insert("GSI1PK".to_owned(), AttributeValue::S(format!("FEED#{}", number % 8)));
        item.insert("createdAt".to_owned(), AttributeValue::N(at.to_string()));
        items.push(item);
        ids.push(format!("{encoded_room}.{new}"));
    }
    delete(dais, &sample).await;
    put(dais, items).await;
    ids
}

/// A uuid7 of that time whose last digits are the number.
fn uuid_at(millis: i64, number: usize) -> String {
    let time = format!("{millis:012x}");
    format!("{}-{}-7000-8000-{number:012x}", &time[..8], &time[8..])
}

/// How many readers of a message stand where lists look.
const FIRST_READERS: usize = 100;

/// So many who have seen the message.
pub async fn receipts(dais: &Dais, id: &str, count: usize) {
    let first = reader(0);
    let seen = json!({ "seen": true });
    dais.client(&first).patch(&format!("/chat-messages/{id}"), seen, 200).await;
    let (room, uuid) = (item_room(dais, id).await, id.split_once('.').unwrap().1);
    let sample = item(dais, &room, &format!("SEEN#{uuid}#{first}")).await;
    let receipt = |number| {
        let receipt = renamed(&sample, &first, &reader(number));
        if number < FIRST_READERS { receipt } else { renamed(&receipt, "SEEN#", "MORE#") }
    };
    put(dais, (1..count).map(receipt).collect()).await;
}

fn reader(number: usize) -> String {
    format!("0x{number:040x}")
}

async fn item_room(dais: &Dais, id: &str) -> String {
    let message = dais.client("service").get(&format!("/chat-messages/{id}"), 200).await;
    format!("CHAT#{}", message.body["room"].as_str().unwrap())
}

/// So many who are muted in the room.
pub async fn mutes(dais: &Dais, room: &str, count: usize) {
    let first = reader(0);
    let mute = json!({ "userID": first, "reason": 1, "duration": "l" });
    dais.client("service").post(&format!("/mutes?room={room}"), mute, 200).await;
    let sample = item(dais, &format!("MUTES#{room}"), &first).await;
    put(dais, (1..count).map(|number| renamed(&sample, &first, &reader(number))).collect()).await;
}

/// How many shards a chat of very many has.
const SHARDS: usize = 64;

/// So many more in a chat that is counted on shards: they are counted there, and nowhere else.
pub async fn participants(dais: &Dais, community: &str, count: usize) {
    let partition = AttributeValue::S(format!("VOICE#{community}"));
    let query = table(dais).query().table_name(LOCAL_TABLE);
    let query = query.key_condition_expression("PK = :chat").expression_attribute_values(":chat", partition.clone());
    let items = query.send().await.unwrap().items.unwrap();
    let shards = items.iter().filter(|item| item["SK"].as_s().unwrap().starts_with("SHARD#")).collect::<Vec<_>>();
    let lease = |item: &Item| item.keys().find(|name| name.starts_with('l')).unwrap().clone();
    let counted = |item: &Item| item[&lease(item)].as_n().unwrap().parse::<usize>().unwrap();
    let (sample, all) = (shards[0], count + shards.iter().map(|shard| counted(shard)).sum::<usize>());
    let place = sample["SK"].as_s().unwrap();
    let planted = (0..SHARDS).map(|number| {
        let mut shard = renamed(sample, place, &format!("{}{number:02}", &place[..place.len() - 2]));
        let share = all / SHARDS + usize::from(number < all % SHARDS);
        shard.insert(lease(sample), AttributeValue::N(share.to_string()));
        shard
    });
    let mut chat = items.iter().find(|item| item["SK"].as_s().unwrap() == "CHAT").unwrap().clone();
    chat.insert("shards".to_owned(), AttributeValue::N(SHARDS.to_string()));
    put(dais, planted.chain([chat]).collect()).await;
}

/// The item with one name in the place of another, wherever it stands.
fn renamed(sample: &Item, old: &str, new: &str) -> Item {
    let renamed = |value: &AttributeValue| match value {
        AttributeValue::S(text) => AttributeValue::S(text.replace(old, new)),
        other => other.clone(),
    };
    sample.iter().map(|(name, value)| (name.clone(), renamed(value))).collect()
}

fn table(dais: &Dais) -> aws_sdk_dynamodb::Client {
    client(&endpoint(dais.stack.engine.as_ref().unwrap().url.clone()), http_client())
}

fn key(pk: &str, sk: &str) -> Item {
    let text = |text: &str| AttributeValue::S(text.to_owned());
    HashMap::from([("PK".to_owned(), text(pk)), ("SK".to_owned(), text(sk))])
}

async fn item(dais: &Dais, pk: &str, sk: &str) -> Item {
    let get = table(dais).get_item().table_name(LOCAL_TABLE).set_key(Some(key(pk, sk)));
    get.send().await.unwrap().item.unwrap()
}

async fn delete(dais: &Dais, item: &Item) {
    let key = key(item["PK"].as_s().unwrap(), item["SK"].as_s().unwrap());
    table(dais).delete_item().table_name(LOCAL_TABLE).set_key(Some(key)).send().await.unwrap();
}

async fn put(dais: &Dais, items: Vec<Item>) {
    let table = table(dais);
    for some in items.chunks(AT_ONCE) {
        let write = |item: &Item| {
            let put = PutRequest::builder().set_item(Some(item.clone())).build().unwrap();
            WriteRequest::builder().put_request(put).build()
        };
        let writes = some.iter().map(write).collect::<Vec<_>>();
        let written = table.batch_write_item().request_items(LOCAL_TABLE, writes).send().await.unwrap();
        assert!(written.unprocessed_items.unwrap_or_default().is_empty());
    }
}
