//! What nobody calls for: chats that were abandoned, ends that are not
//! finished, and chats whose webhooks may have got lost. What is done about them
//! is [`shared::app::voice::sweep`].

use shared::domain::caller::Scope;

/// The sweeper answers nobody; its first read is made as for voice chats.
pub const SCOPE: Scope = Scope::Voice;
