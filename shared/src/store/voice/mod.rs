//! Voice chats in the table: a chat is one item with counts and leases, a crowded
//! one has more of them on shards beside it, each member is one more, and a
//! change of a member that moves a count is one transaction of both.

mod change;
mod chat_item;
mod count_fields;
mod ending;
mod member_item;
mod own_expression;
mod participants;
mod reconciling;
mod shard_item;
mod shards;
mod statuses;
mod sweeping;
mod view;

pub use change::{Entered, MemberWrite};
pub(super) use chat_item::chat_from;
pub use ending::EndedChat;
pub(super) use member_item::member_from;
pub use participants::{ParticipantCursor, Participants};
pub use sweeping::{RunningChat, SweepCursor, SweepCursors};
pub use view::{BeforeEntering, BeforeModerating};
