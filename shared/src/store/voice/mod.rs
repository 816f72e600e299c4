//! Voice chats in the table: a chat is one item with counts and leases, each
//! member one more, and every change of a member one transaction of both.

mod change;
mod chat_item;
mod ending;
mod member_item;
mod statuses;
mod view;

pub use change::Enrolment;
pub use ending::EndedChat;
pub use view::{Entering, Moderating};
