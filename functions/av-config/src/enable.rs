//! `POST /livechat/audioVideoChatConfig:enable`

use axum::extract::State;
use shared::domain::settings::SettingsChange;
use shared::http::extract::UnconfinedCaller;
use shared::http::preconditions::Preconditions;
use shared::http::refusal::{Problem, Problems, Refusal};
use shared::store::Store;

use crate::config_body::{ConfigAnswer, ConfigBody, answer};
use crate::precondition::change_if;

/// Enable the Audio & Video Chat
///
/// Touches `isEnabled` alone, and repeats safely. Takes no body.
#[utoipa::path(
    post,
    path = "/livechat/audioVideoChatConfig:enable",
    tag = "Audio & video chat settings",
    params(
        ("If-Match" = Option<String>, Header, description = "Change only if the settings stand at one of these versions"),
        ("If-None-Match" = Option<String>, Header, description = "Change only if the settings stand at none of these versions; never with `*`")
    ),
    responses(
        (status = 200, description = "The settings", body = ConfigBody, headers(("ETag", description = "The version, a strong entity tag"))),
        (status = 412, description = "The settings do not stand at such a version", body = Problem, content_type = "application/problem+json", headers(("ETag", description = "The version that they stand at"))),
        Problems
    ),
    security(("bearer" = []))
)]
pub async fn enable(
    _: UnconfinedCaller,
    State(store): State<Store>,
    preconditions: Preconditions,
) -> Result<ConfigAnswer, Refusal> {
    let change = SettingsChange { is_enabled: Some(true), ..SettingsChange::default() };
    Ok(answer(change_if(&preconditions, &store, change).await?))
}
