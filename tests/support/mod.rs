//! A stack and clients to speak to it.

mod client;
mod dais;
mod database;
pub mod differences;
pub mod documented;
pub mod doors;
pub mod in_process;
mod lines;
pub mod live;
pub mod operation;
pub mod problem;
pub mod replay;
pub mod sets;

pub use client::{Answer, Client};
pub use dais::{Dais, flow};
pub use database::Database;
pub use lines::Lines;
