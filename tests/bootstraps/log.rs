//! The log of the bootstraps.

use serde_json::Value;

use crate::build::function;
use crate::emulator::Emulator;
use crate::environment::{environment_in, stack};
use crate::replay::event;

#[tokio::test]
async fn a_request_is_one_line_of_json_in_the_log() {
    let stack = stack().await;
    for (name, operations) in [("rooms", ["list-rooms", "get-room"]), ("docs", ["get-health", "get-openapi"])] {
        let function = function(name);
        let mut emulator = Emulator::start(&function, &environment_in(&stack, &function));
        for (before, operation) in operations.iter().enumerate() {
            emulator.invoke(&event(name, operation)).await;
            let log = emulator.log();
            assert_eq!(log.len(), before + 1, "{log:#?}");
            let line: Value = serde_json::from_str(&log[before]).unwrap();
            assert_eq!(line["message"], "request", "{line}");
        }
    }
}
