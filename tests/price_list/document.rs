//! The price list as it is read: `COSTS.md`.

use std::fmt::Write;

use super::entry::Entry;
use super::exceptions;
use super::growth::Growth;

const BEGINNING: &str = include_str!("beginning.md");

/// All of it.
pub fn document(groups: &[(&str, Vec<Entry>)], growths: &[Growth], heard: &[(u64, u64, f64)]) -> String {
    let mut text = BEGINNING.to_owned();
    for (name, entries) in groups {
        group(&mut text, name, entries);
    }
    text.push_str("\n# What grows, and what does not\n");
    for growth in growths {
        table(&mut text, growth);
    }
    text.push_str("\nA message that people hear live, beside what posting it costs:\n\n");
    text.push_str("| listeners | Operations of AppSync | $ a million such messages |\n|---|---|---|\n");
    for (listeners, operations, dollars) in heard {
        writeln!(text, "| {listeners} | {operations} | {dollars:.2} |").unwrap();
    }
    text
}

fn group(text: &mut String, name: &str, entries: &[Entry]) {
    writeln!(text, "\n## {name}\n").unwrap();
    text.push_str("| Operation | | Requests | Read | Write | Log | Sent | $ a million | Floor | × |\n");
    text.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
    let mut reasons = String::new();
    for entry in entries {
        let (dollars, floor) = (entry.dollars(), entry.floor());
        let Entry { operation, case, requests, read_units, write_units, .. } = entry;
        let trips = if entry.trips() == *requests as usize { String::new() } else { format!(" in {}", entry.trips()) };
        let reason = exceptions::reason(entry);
        let mark = if reason.is_some() { "*" } else { "" };
        writeln!(
            text,
            "| `{operation}` | {case} | {requests}{trips} | {read_units} | {write_units} | {} | {} | {dollars:.2} | {floor:.2} | {:.2}{mark} |",
            entry.all_log_bytes(),
            bytes(entry.egress_bytes()),
            dollars / floor,
        )
        .unwrap();
        if let Some(reason) = reason {
            writeln!(reasons, "- \\* `{operation}`, {case}: {reason}").unwrap();
        }
    }
    if !reasons.is_empty() {
        writeln!(text, "\n{reasons}").unwrap();
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
}

fn bytes(bytes: usize) -> String {
    if bytes < 10_000 { bytes.to_string() } else { format!("{} K", bytes / 1000) }
}

fn table(text: &mut String, growth: &Growth) {
    writeln!(text, "\n{}:\n", growth.what).unwrap();
    writeln!(text, "| {} | Requests | One after another | Read | Write | Sent |", growth.of).unwrap();
    text.push_str("|---|---|---|---|---|---|\n");
    for (number, entry) in &growth.calls {
        let Entry { requests, read_units, write_units, .. } = entry;
        let (trips, sent) = (entry.trips(), bytes(entry.egress_bytes()));
        writeln!(text, "| {number} | {requests} | {trips} | {read_units} | {write_units} | {sent} |").unwrap();
    }
}

/// The calls that cost more than they are to and do not say why, and those that say why
/// they do and do not.
pub fn unexplained(groups: &[(&str, Vec<Entry>)]) -> Vec<String> {
    let mut unexplained = Vec::new();
    for entry in groups.iter().flat_map(|(_, entries)| entries) {
        let ratio = entry.dollars() / entry.floor();
        let is_dear = ratio > exceptions::allowed(entry.least);
        if is_dear != exceptions::reason(entry).is_some() {
            let kind = if entry.least.writes() { "write" } else { "read" };
            unexplained.push(format!("{} ({}), a {kind}: {ratio:.2}", entry.operation, entry.case));
        }
    }
    unexplained
}
