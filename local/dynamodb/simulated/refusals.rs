//! The answers to requests that DynamoDB does not carry out.

use serde_json::{Value, json};

use super::Answer;
use super::touched::Kind;
use crate::dynamodb::message::respond;

const ONGOING: &str = "Transaction is ongoing for the item";
const HOT: &str = "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling \
                   your table or index so please try again shortly. If exceptions persist, check if you have a hot key";

/// To a request of which those parts met something under way. A batch is
/// refused as a whole.
pub fn conflict(kind: Kind, met: &[bool]) -> Answer {
    match kind.is_transaction() {
        true => cancelled(met, "TransactionConflict", ONGOING),
        false => error("TransactionConflictException", ONGOING),
    }
}

/// To a request of which those parts are throttled. A table on demand says
/// `ThrottlingException` where a provisioned one has a name of its own.
pub fn throttled(kind: Kind, throttled: &[bool]) -> Answer {
    match kind.is_transaction() {
        true => cancelled(throttled, "ThrottlingError", HOT),
        false => error("ThrottlingException", HOT),
    }
}

fn cancelled(parts: &[bool], code: &str, message: &str) -> Answer {
    let reason = |is_it: &bool| match is_it {
        true => json!({ "Code": code, "Message": message }),
        false => json!({ "Code": "None" }),
    };
    cancelled_for(&parts.iter().map(reason).collect::<Vec<_>>())
}

/// To a transaction that is cancelled for these reasons, one for each of its items.
pub fn cancelled_for(reasons: &[Value]) -> Answer {
    let codes = reasons.iter().filter_map(|reason| reason.get("Code")?.as_str()).collect::<Vec<_>>().join(", ");
    let message = format!("Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]");
    let body = json!({
        "__type": of_type("TransactionCanceledException"),
        "Message": message,
        "CancellationReasons": reasons,
    });
    respond(400, body.to_string())
}

fn error(code: &str, message: &str) -> Answer {
    respond(400, json!({ "__type": of_type(code), "message": message }).to_string())
}

fn of_type(code: &str) -> String {
    format!("com.amazonaws.dynamodb.v20120810#{code}")
}
