//! What is told of as it happens: who is told, and what of the table's changes.

pub mod change;
pub mod channel;
pub mod digest;
