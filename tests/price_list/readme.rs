//! The table of the README: what a call costs and how fast it starts.

use std::fmt::Write;

use serde_json::Value;

use super::entry::Entry;
use super::growth::heard_by;

const BEGIN: &str = "<!-- written by DAIS_COSTS=write cargo test price_list -->\n";
const END: &str = "<!-- so far -->\n";

/// What `cargo run --release -- coldstart --json` printed when it was last measured.
const COLD_STARTS: &str = include_str!("../../docs/coldstart.json");

/// The calls that are shown: what they do, and which entries they are.
const CALLS: [(&str, &str, &str); 6] = [
    ("the status of a stage", "get_voice_chat_status", "of 20"),
    ("a message posted", "post_message", "a message"),
    ("a list of 50 messages", "list_messages", "50 of a room"),
    ("a room followed, nothing new", "list_messages", "followed, nothing new"),
    ("somebody joins a stage", "create_or_join_voice_chat", "join"),
    ("somebody is muted", "mute_user", "somebody"),
];

/// How many hear a message, in the comparison.
const LISTENERS: u64 = 10;

/// What Ably takes for a million messages, of which one that ten hear is eleven.
const ABLY_MILLION: f64 = 2.50;

/// The README with the table as it is now.
pub fn with_table(readme: &str, groups: &[(&str, Vec<Entry>)]) -> String {
    let (before, rest) = readme.split_once(BEGIN).expect("the table has a beginning");
    let (_, after) = rest.split_once(END).expect("the table has an end");
    format!("{before}{BEGIN}{}{END}{after}", table(groups))
}

fn table(groups: &[(&str, Vec<Entry>)]) -> String {
    let mut text = "| | Dais | Beside it |\n|---|---|---|\n".to_owned();
    let entry = |operation, case| {
        let mut entries = groups.iter().flat_map(|(_, entries)| entries);
        entries.find(|entry| (entry.operation, entry.case) == (operation, case)).unwrap()
    };
    for (what, operation, case) in CALLS {
        let entry = entry(operation, case);
        let floor = entry.floor();
        writeln!(
            text,
            "| A million times: {what} | ${:.2} | ${floor:.2}, the least that any design could take |",
            entry.dollars()
        )
        .unwrap();
    }
    let heard = entry("post_message", "a message").dollars() + heard_by(1, LISTENERS).2;
    let ably = (1 + LISTENERS) as f64 * ABLY_MILLION;
    let source = "[Ably](https://ably.com/pricing/full-calculator), a message each";
    writeln!(text, "| A million messages that ten people hear live | ${heard:.2} | ${ably:.2}, {source} |").unwrap();
    let packages = "[Ably](https://ably.com/docs/pricing): $29 or $399 before the first message";
    let heads = "[Stream](https://getstream.io/chat/pricing/): by monthly active users";
    writeln!(text, "| A month in which nobody calls | $0.40, and $2.00 for alarms | {packages}; {heads} |").unwrap();
    starts(&mut text);
    text
}

fn starts(text: &mut String) {
    let report: Value = serde_json::from_str(COLD_STARTS).unwrap();
    let rows = report["rows"].as_array().unwrap();
    let median = |row: &Value| row["one_file"]["first_answer"]["median"].as_f64().unwrap();
    let ours = rows.iter().filter(|row| row["reads"] == true && row["stripped"].is_number()).map(median);
    let ours = ours.collect::<Vec<_>>();
    let (fastest, slowest) = (ours.iter().copied().fold(f64::MAX, f64::min), ours.iter().copied().fold(0.0, f64::max));
    let node = rows.iter().find(|row| row["name"].as_str().unwrap().contains("Node")).map(median);
    let beside =
        node.map_or("not measured".to_owned(), |node| format!("{node:.0} ms, Node.js with AWS's SDK, in the same run"));
    let ours = format!("{fastest:.1} to {slowest:.1} ms");
    writeln!(text, "| A function starts and answers from DynamoDB, Lambda's own part apart | {ours} | {beside} |")
        .unwrap();
}
