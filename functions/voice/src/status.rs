//! `GET /community-voice-chat/{communityId}/status`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use shared::domain::caller::Caller;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::answers::{CommunityPath, VoiceErrors, enter};
use crate::counts::counts;

/// The status of a community's voice chat.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoiceChatStatus {
    /// Whether there is a chat with an active moderator.
    active: bool,
    /// How many are present, moderators included.
    #[schema(example = 12)]
    participant_count: i64,
    /// How many moderators are present.
    #[schema(example = 1)]
    moderator_count: i64,
}

/// Get community voice chat status
#[utoipa::path(
    get,
    path = "/community-voice-chat/{communityId}/status",
    tag = "Community voice chat",
    params(CommunityPath),
    responses(
        (status = 200, description = "Community voice chat status retrieved successfully", body = VoiceChatStatus),
        VoiceErrors
    ),
    security(("bearer" = []))
)]
pub async fn get_status(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(CommunityPath { community }): Path<CommunityPath>,
) -> Result<Json<VoiceChatStatus>, Refusal> {
    enter(&caller, &community)?;
    let counts = counts(store.chat(&community).await?.as_ref(), now);
    Ok(Json(VoiceChatStatus {
        active: counts.active,
        participant_count: counts.participants,
        moderator_count: counts.moderators,
    }))
}
