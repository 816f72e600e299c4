//! What is true, whoever asks: pure values and state changes.
//!
//! Nothing here does I/O; the time and chance are always arguments.

pub mod ban;
pub mod caller;
pub mod chance;
pub mod following;
pub mod id;
pub mod idempotency;
pub mod live;
pub mod measure_list;
pub mod measures;
pub mod message;
pub mod message_change;
pub mod message_list;
pub mod moderation_log;
pub mod mute;
pub mod page;
pub mod permitted;
pub mod posting;
pub mod readers;
pub mod reason;
pub mod room;
pub mod rule;
pub mod settings;
pub mod text;
pub mod time;
pub mod unread;
pub mod voice;
pub mod whole_number;
