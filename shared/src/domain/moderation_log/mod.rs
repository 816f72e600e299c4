//! The moderation log: whatever somebody does to somebody else's say is one
//! [`LogEntry`], written in the act's own transaction and never again touched.

mod action;
mod entry;
pub mod list;
pub mod page;

pub use action::{ACTION_RULE, LoggedAction};
pub use entry::{Act, LogEntry, LogEntryId, LoggedState, LoggedUser, Until};
