//! Chat messages, as the HapiHub document describes them.

mod count_unread_messages;
mod following;
mod get_message;
mod list_messages;
mod list_query;
mod mark_messages_read;
mod message_path;
mod next_link;
mod patch_message;
mod post_message;
mod remove_message;
mod selection;

use shared::domain::caller::Scope;
use shared::http::app::App;
use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::routes;

/// The endpoints of chat messages.
pub fn group() -> Group<App, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(list_messages::list_messages, post_message::post_message))
        .and(routes!(get_message::get_message, patch_message::patch_message, remove_message::remove_message))
        .and(routes!(mark_messages_read::mark_messages_read))
        .and(routes!(count_unread_messages::count_unread_messages));
    Group::scoped("messages", Scope::Messages, ErrorBody::FeathersProblem, routes)
}
