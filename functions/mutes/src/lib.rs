//! Mutes, as the plug.dj document describes them: a muted user cannot post in
//! the room until the mute ends, by itself, at its second.

mod delete;
mod envelope;
mod get;
mod list;
mod mute_body;
mod mute_room;
mod post;

use shared::domain::caller::Scope;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use shared::http::voice_app::VoiceApp;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of mutes.
pub fn group() -> Group<VoiceApp> {
    let routes = OpenApiRouter::new()
        .routes(routes!(list::list_mutes, post::mute_user))
        .routes(routes!(get::get_mute, delete::unmute_user));
    Group::scoped("mutes", Scope::Mutes, ErrorBody::Mutes, routes).knowing_oneself()
}
