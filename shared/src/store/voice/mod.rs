//! Voice chats in the table: a chat is one item with counts and leases, each
//! member one more, and every change of a member one transaction of both.

mod change;
mod chat_item;
mod count_expression;
mod ending;
mod member_item;
mod reconciling;
mod statuses;
mod sweeping;
mod view;

pub use change::MemberWrite;
pub use ending::EndedChat;
pub use sweeping::{RunningChat, SweepCursor, SweepCursors};
pub use view::{BeforeEntering, BeforeModerating};
