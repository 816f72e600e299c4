//! What Lambda does between the table's stream and a function: an event source
//! mapping, as [`mapping`] reads it from the template.
//!
//! DynamoDB cuts a stream into shards by partition key, and only what is of one
//! item comes in its order. The embedded engine has one shard and AWS's DynamoDB
//! Local has few, so what they tell is dealt out again here: by partition key to
//! [`SHARDS`] shards, and each by item to as many lanes as the mapping's
//! `ParallelizationFactor` says ([`lane`]). Lanes know nothing of each other; one
//! that is stuck holds back no other.
//!
//! [`reader`] reads the stream in the function's name, [`record`] makes of each
//! change what Lambda sends of it, [`filter`] drops what no pattern matches,
//! [`answer`] reads what the function says, and [`discarded`] is what goes to an
//! on-failure destination. [`driver`] joins them: in real time by itself, in a
//! played one when somebody says so. Positions are in memory alone.

mod answer;
mod discarded;
pub mod driver;
pub mod filter;
mod lane;
pub mod mapping;
mod reader;
mod record;

pub use driver::{Called, Delivered, Driver, Function, Running};
pub use reader::{Source, StreamError};
#[cfg(feature = "testing")]
pub(crate) use record::number_of_text;

/// Into how many shards a stream is cut.
pub const SHARDS: usize = 4;
