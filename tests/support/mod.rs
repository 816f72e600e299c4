//! A stack and clients to speak to it.

mod client;
mod dais;

pub use client::{Answer, Client};
pub use dais::Dais;
