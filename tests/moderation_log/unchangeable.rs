//! Nobody changes, replaces or removes a line.

use std::collections::BTreeSet;

use dais::template::{TEMPLATE, Template};
use serde_json::json;

use super::lines_of;
use crate::support::documented;
use crate::voice::stage::{Stage, address, member};

/// What writes nothing.
const READING: [&str; 2] = ["dynamodb:Query", "dynamodb:BatchGetItem"];

#[test]
fn no_function_may_do_more_to_a_line_than_put_it() {
    let mut granted = BTreeSet::new();
    for (function, policy) in Template::parse(TEMPLATE).unwrap().policies {
        for grant in policy.grants() {
            let prefix = grant.prefix.as_deref().unwrap_or("LOG#*");
            let reaches_log = prefix.starts_with("LOG#") || "LOG#".starts_with(prefix.trim_end_matches('*'));
            if grant.action.starts_with("dynamodb:") && grant.resource.has_partitions() && reaches_log {
                granted.insert((function.clone(), grant.action));
            }
        }
    }
    let (reading, writing) =
        granted.into_iter().partition::<BTreeSet<_>, _>(|(_, action)| READING.contains(&action.as_str()));
    assert!(reading.iter().all(|(function, _)| function == "moderation"), "{reading:?}");
    assert!(writing.iter().all(|(_, action)| action == "dynamodb:PutItem"), "{writing:?}");
    assert!(!writing.is_empty());
}

#[test]
fn no_call_is_about_a_line() {
    let routes = documented::routes(&documented::committed()["paths"]).into_iter();
    let methods = routes.filter(|(_, path)| path.contains("moderation-log")).map(|(method, _)| method);
    assert_eq!(methods.collect::<Vec<_>>(), ["GET"]);
}

#[tokio::test]
async fn a_line_is_put_where_there_is_none() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    stage.dais.wire.record();
    stage.service.post(&member("c", &address(2), "/speaker"), json!({}), 204).await;
    let before = lines_of(&stage.service, "c").await;
    let sent = stage.dais.wire.sent();
    let lines = sent.iter().filter(|sent| sent.operation == "TransactWriteItems").flat_map(|sent| {
        let parts = sent.body["TransactItems"].as_array().unwrap().clone();
        parts.into_iter().filter(|part| part["Put"]["Item"]["PK"]["S"] == "LOG#c")
    });
    let lines = lines.collect::<Vec<_>>();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["Put"]["ConditionExpression"], "attribute_not_exists(PK)");
    assert_eq!(before.len(), 1);
}
