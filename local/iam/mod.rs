//! What the functions may do at DynamoDB, SQS and AppSync: the template's
//! statements, held against every request as IAM would.
//!
//! Where IAM's documentation leaves it open, the stricter reading is taken: all
//! the keys that a batch reads or that a transaction puts, updates, deletes or
//! checks must be allowed by one statement together.

mod access;
mod guard;
mod policy;

pub use access::{Access, FAILURES, Names, Resource, needed};
pub use guard::{Denied, Guard};
pub use policy::{Grant, Policy, Statement};
