//! What tests see of the functions' requests to DynamoDB, and let go wrong with them.

mod faults;
mod held_back;
mod transaction;
mod trips;
mod wire;

pub use faults::{Aim, Fault};
pub use held_back::HeldBack;
pub use trips::Trips;
pub use wire::Wire;
