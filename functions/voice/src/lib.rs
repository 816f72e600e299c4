//! Community voice chat, as the Decentraland document describes it. LiveKit
//! carries the audio.

mod active;
mod answers;
mod bulk_status;
mod counts;
mod end;
mod enter;
mod kick;
mod moderation;
mod speech;
mod status;
mod user_status;
mod webhook;

use shared::domain::caller::Scope;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use shared::http::voice_app::VoiceApp;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of community voice chat.
pub fn group() -> Group<VoiceApp> {
    let routes = OpenApiRouter::new()
        .routes(routes!(enter::create_or_join))
        .routes(routes!(status::get_status))
        .routes(routes!(active::list_active))
        .routes(routes!(bulk_status::get_bulk_status))
        .routes(routes!(user_status::get_user_status))
        .routes(routes!(speech::request_to_speak, speech::reject_speak_request))
        .routes(routes!(speech::promote, speech::demote))
        .routes(routes!(speech::mute))
        .routes(routes!(kick::kick))
        .routes(routes!(end::end));
    let webhook = OpenApiRouter::new().routes(routes!(webhook::receive));
    Group::scoped("voice", Scope::Voice, ErrorBody::Voice, routes).with_open_routes(webhook)
}
