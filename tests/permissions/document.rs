//! The table of permissions in `docs/OPERATIONS.md`.

use super::Needs;

const DOCUMENT: &str = include_str!("../../docs/OPERATIONS.md");

/// Holds the document's table against what was found.
pub fn assert_tells(needs: &Needs) {
    let mut table = String::from("| Function | Action | Partitions | Needed by |\n|---|---|---|---|\n");
    for ((function, grant), operation) in needs {
        let action = grant.action.trim_start_matches("dynamodb:");
        let index = if grant.resource == dais::iam::Resource::Table { "" } else { " of GSI1" };
        table.push_str(&format!("| {function} | {action} | `{}`{index} | {operation} |\n", grant.prefix));
    }
    assert!(DOCUMENT.contains(&table), "docs/OPERATIONS.md does not have this table of permissions:\n\n{table}");
}
