//! Community voice chats: who is present, who speaks, and for how long.
//!
//! A chat is one item, [`chat::VoiceChat`], with a few [`shard`]s beside it where
//! it is crowded; each member is one more, [`member::Member`]. One pure function, [`presence::apply_event`], says what
//! an event makes of a member, and the difference it makes to its counts
//! follows from the member before and after ([`chat::VoiceChat::change`]).

pub mod chat;
pub mod count_change;
pub mod counts;
pub mod entry;
pub mod grace;
pub mod member;
pub mod moderation;
pub mod names;
pub mod participants;
pub mod presence;
pub mod shard;
pub mod speech;
pub mod standing;
pub mod tally;
pub mod user_ids;
