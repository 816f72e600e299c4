//! Things as they are shown, whoever shows them: as the answer to a call, and as
//! the data of an event.

pub mod ban;
pub mod event;
pub mod log_entry;
pub mod message;
pub mod mute;
pub mod participant;
pub mod room;
pub mod voice_chat;
