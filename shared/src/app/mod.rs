//! What an operation does, one file a verb: a command comes in, an outcome goes
//! out, or a [`Refused`] that knows nothing of HTTP. The only place that joins
//! store, LiveKit and domain: durable state first, LiveKit second, and every
//! LiveKit call safe to repeat.

pub mod chance;
mod change_message;
pub mod change_room;
pub mod change_settings;
pub mod clock;
pub mod create_room;
pub mod delete_room;
pub mod edit_message;
pub mod live;
mod logged;
pub mod mark_read;
pub mod mark_seen;
pub mod post_message;
mod refused;
pub mod remove_message;
pub mod unban_user;
pub mod unmute_user;
#[cfg(feature = "livekit")]
pub mod voice;

pub use refused::Refused;
