//! Community voice chat, as the Decentraland document describes it. LiveKit
//! carries the audio.

mod active;
mod answers;
mod bulk_status;
mod counts;
mod end;
mod enter;
mod kick;
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
        .routes(routes!(enter::create_or_join_voice_chat))
        .routes(routes!(status::get_voice_chat_status))
        .routes(routes!(active::list_active_voice_chats))
        .routes(routes!(bulk_status::get_bulk_voice_chat_status))
        .routes(routes!(user_status::get_user_voice_chat_status))
        .routes(routes!(speech::request_to_speak, speech::reject_speak_request))
        .routes(routes!(speech::promote_to_speaker, speech::demote_from_speaker))
        .routes(routes!(speech::mute_in_voice_chat))
        .routes(routes!(kick::kick_from_voice_chat))
        .routes(routes!(end::end_voice_chat));
    let webhook = OpenApiRouter::new().routes(routes!(webhook::receive_livekit_webhook));
    Group::scoped("voice", Scope::Voice, ErrorBody::Voice, routes).with_open_routes(webhook)
}
