//! `POST /livechat/audioVideoChatConfig:disable`

use axum::extract::State;
use headers::IfMatch;
use shared::domain::settings::SettingsChange;
use shared::http::extract::UnconfinedCaller;
use shared::http::refusal::{Problem, Problems, Refusal};
use shared::store::Store;

use crate::config_body::{ConfigAnswer, ConfigBody, answer};
use crate::precondition::Precondition;

/// Disable the Audio & Video Chat
///
/// Touches `isEnabled` alone, and repeats safely. Takes no body.
#[utoipa::path(
    post,
    path = "/livechat/audioVideoChatConfig:disable",
    tag = "Audio & video chat settings",
    params(("If-Match" = Option<String>, Header, description = "Change only if the settings stand at one of these versions")),
    responses(
        (status = 200, description = "The settings", body = ConfigBody, headers(("ETag", description = "The version, a strong entity tag"))),
        (status = 412, description = "The settings have changed since", body = Problem, content_type = "application/problem+json"),
        Problems
    ),
    security(("bearer" = []))
)]
pub async fn disable(
    _: UnconfinedCaller,
    State(store): State<Store>,
    precondition: Precondition<IfMatch>,
) -> Result<ConfigAnswer, Refusal> {
    let change = SettingsChange { is_enabled: Some(false), ..SettingsChange::default() };
    Ok(answer(precondition.change(&store, change).await?))
}
