//! What only tests have: a clock that they move, a wire that they read and cut,
//! and a LiveKit and an AppSync that they disturb. It sits behind the feature `testing`, which
//! `cargo test` has and `cargo run` does not.
//!
//! The stack itself knows none of it. It has four places for somebody to stand
//! at: [`Time`](crate::time::Time), [`wire::Watch`](crate::dynamodb::wire::Watch),
//! [`livekit::Watch`](crate::livekit::Watch) and [`live::Watch`](crate::live::Watch).

mod clock;
pub mod dynamodb;
pub mod live;
pub mod livekit;
mod queue;
mod still_time;
mod stream;

pub use clock::TestClock;
pub use still_time::StillTime;
