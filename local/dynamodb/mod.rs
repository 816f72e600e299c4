//! DynamoDB for the local stack: embedded in this process, or any other by
//! its endpoint.

mod copy;
mod direct;
mod endpoint;
mod engine;
pub mod message;
pub mod simulated;
pub(crate) mod stream_records;
mod table;
pub mod wire;

pub use copy::{CopyError, copy_table};
pub use endpoint::{endpoint, endpoint_of_environment, other_url};
pub use engine::{Engine, EngineError, Opened};
pub use table::{TableError, client, create_table};
