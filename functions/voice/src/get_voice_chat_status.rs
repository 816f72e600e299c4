//! `GET /community-voice-chat/{communityId}/status`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::answers::CommunityPath;
use crate::counts::counts;

/// The status of a community's voice chat.
#[derive(Debug, Serialize, ToSchema)]
#[schema(examples(json!({ "active": true, "participant_count": 12, "moderator_count": 1 })))]
pub struct VoiceChatStatus {
    /// Whether there is a chat with an active moderator.
    active: bool,
    /// How many are present, moderators included.
    #[schema(minimum = 0)]
    participant_count: i64,
    /// How many moderators are present.
    #[schema(minimum = 0)]
    moderator_count: i64,
}

/// Get community voice chat status
///
/// Zeros where there is no chat, or none with an active moderator.
#[utoipa::path(
    get,
    path = "/community-voice-chat/{communityId}/status",
    tag = "Community voice chat",
    params(CommunityPath),
    responses(
        (status = 200, description = "Community voice chat status retrieved successfully", body = VoiceChatStatus),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn get_voice_chat_status(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(CommunityPath { community }): Path<CommunityPath>,
) -> Result<Json<VoiceChatStatus>, Refusal> {
    let community = caller.permit(community)?;
    let counts = counts(store.chat(&community).await?.as_ref(), now);
    Ok(Json(VoiceChatStatus {
        active: counts.active,
        participant_count: counts.participants,
        moderator_count: counts.moderators,
    }))
}
