//! What costs more than it is to, and why.

use super::entry::{Entry, Least};

/// How many times its floor a call may cost.
pub fn allowed(least: Least) -> f64 {
    if least.writes() { 1.5 } else { 1.15 }
}

/// Operation, case, and why it costs more.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

/// Why that call costs more than it is to, if that is said.
pub fn reason(entry: &Entry) -> Option<&'static str> {
    let found = EXCEPTIONS.iter().find(|(operation, case, _)| (*operation, *case) == (entry.operation, entry.case));
    found.map(|(_, _, reason)| *reason)
}
