//! Community voice chat, as the Decentraland document describes it. LiveKit
//! carries the audio.

mod answers;
mod create_or_join_voice_chat;
mod demote_from_speaker;
mod end_voice_chat;
mod get_bulk_voice_chat_status;
mod get_user_voice_chat_status;
mod get_voice_chat_status;
mod kick_from_voice_chat;
mod list_active_voice_chats;
mod list_voice_chat_participants;
mod mute_in_voice_chat;
mod promote_to_speaker;
mod receive_livekit_webhook;
mod reject_speak_request;
mod request_to_speak;
mod speech;

use shared::domain::caller::Scope;
use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::http::voice_app::VoiceApp;
use shared::routes;

/// The endpoints of community voice chat.
pub fn group() -> Group<VoiceApp, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(create_or_join_voice_chat::create_or_join_voice_chat))
        .and(routes!(get_voice_chat_status::get_voice_chat_status))
        .and(routes!(list_active_voice_chats::list_active_voice_chats))
        .and(routes!(get_bulk_voice_chat_status::get_bulk_voice_chat_status))
        .and(routes!(list_voice_chat_participants::list_voice_chat_participants))
        .and(routes!(get_user_voice_chat_status::get_user_voice_chat_status))
        .and(routes!(request_to_speak::request_to_speak, reject_speak_request::reject_speak_request))
        .and(routes!(promote_to_speaker::promote_to_speaker, demote_from_speaker::demote_from_speaker))
        .and(routes!(mute_in_voice_chat::mute_in_voice_chat))
        .and(routes!(kick_from_voice_chat::kick_from_voice_chat))
        .and(routes!(end_voice_chat::end_voice_chat));
    let webhook = Routes::of(routes!(receive_livekit_webhook::receive_livekit_webhook));
    Group::scoped("voice", Scope::Voice, ErrorBody::Voice, routes).with_open_routes(webhook)
}
