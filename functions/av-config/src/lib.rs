//! Audio and video chat settings, as the Comm100 document describes them.

mod config_body;
mod disable_audio_video_chat;
mod enable_audio_video_chat;
mod get_audio_video_chat_config;
mod precondition;
mod update_audio_video_chat_config;

use axum::routing;
use shared::domain::caller::Scope;
use shared::http::app::App;
use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::routes;
use utoipa_axum::router::OpenApiRouter;

/// How the paths begin that the document names, and what else the vendor's own
/// clients write there.
pub const SPELLINGS: (&str, &str) = ("/livechat/", "/LiveChat/");

/// The endpoints of the settings.
pub fn group() -> Group<App, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(
        get_audio_video_chat_config::get_audio_video_chat_config,
        update_audio_video_chat_config::update_audio_video_chat_config
    ))
    .and(routes!(disable_audio_video_chat::disable_audio_video_chat))
    .and(routes!(enable_audio_video_chat::enable_audio_video_chat));
    Group::scoped("av-config", Scope::Settings, ErrorBody::Problem, spelt_otherwise(routes))
}

/// The same operations under the other spelling, which the document tells in
/// words: a second path would be a second set of operations to those who make
/// clients of it.
fn spelt_otherwise<D>(routes: Routes<App, D>) -> Routes<App, D>
where
    D: FnOnce() -> OpenApiRouter<App>,
{
    let config = format!("{}audioVideoChatConfig", SPELLINGS.1);
    routes
        .and_untold(
            &config,
            routing::get(get_audio_video_chat_config::get_audio_video_chat_config)
                .put(update_audio_video_chat_config::update_audio_video_chat_config),
        )
        .and_untold(&format!("{config}:disable"), routing::post(disable_audio_video_chat::disable_audio_video_chat))
        .and_untold(&format!("{config}:enable"), routing::post(enable_audio_video_chat::enable_audio_video_chat))
}
