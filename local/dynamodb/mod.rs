//! DynamoDB for the local stack: embedded in this process, or any other by
//! its endpoint.

mod endpoint;
mod engine;
mod table;
mod transaction;
pub mod wire;

pub use endpoint::endpoint;
pub use engine::{Engine, EngineError, TestClock};
pub use table::{TableError, client, create_table};
