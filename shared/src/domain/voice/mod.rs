//! Community voice chats: who is present, who speaks, and for how long.
//!
//! A chat is summed up in one item, [`summary::Summary`]; each member is one
//! more, [`member::Member`]. One pure function, [`presence::after`], says what
//! an event makes of a member, and the difference it makes to the summary
//! follows from the member before and after ([`summary::Summary::change`]).

pub mod entry;
pub mod grace;
pub mod member;
pub mod names;
pub mod presence;
pub mod speech;
pub mod standing;
pub mod summary;
