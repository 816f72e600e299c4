//! The table of permissions in `docs/OPERATIONS.md`.

use dais::iam::Resource;

use super::Needs;

const DOCUMENT: &str = include_str!("../../docs/OPERATIONS.md");

/// Holds the document's table against what was found.
pub fn assert_tells(needs: &Needs) {
    let mut table = String::from("| Function | Action | Partitions | Needed by |\n|---|---|---|---|\n");
    for ((function, grant), operation) in needs {
        let action = grant.action.trim_start_matches("dynamodb:");
        let on = match (&grant.prefix, &grant.resource) {
            (Some(prefix), Resource::Table) => format!("`{prefix}`"),
            (Some(prefix), _) => format!("`{prefix}` of GSI1"),
            (None, resource) => resource.to_string(),
        };
        table.push_str(&format!("| {function} | {action} | {on} | {operation} |\n"));
    }
    assert!(DOCUMENT.contains(&table), "docs/OPERATIONS.md does not have this table of permissions:\n\n{table}");
}
