//! Chat messages, as the HapiHub document describes them.

mod get;
mod list;
mod list_query;
mod message_body;
mod patch;
mod post;
mod selection;

use shared::domain::caller::Scope;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of chat messages.
pub fn group() -> Group {
    let routes = OpenApiRouter::new()
        .routes(routes!(list::list_messages, post::post_message))
        .routes(routes!(get::get_message, patch::patch_message));
    Group::scoped("messages", Scope::Messages, ErrorBody::FeathersProblem, routes)
}
