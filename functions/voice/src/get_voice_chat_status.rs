//! `GET /community-voice-chat/{communityId}/status`

use axum::Json;
use axum::extract::State;
use shared::body::voice_chat::VoiceChatStatus;
use shared::domain::caller::Caller;
use shared::domain::voice::shard::CountedChat;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::answers::CommunityPath;

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
    let counts = store.counted_chat(&community).await?.map(CountedChat::into_counts);
    Ok(Json(VoiceChatStatus::at(counts.as_ref(), now)))
}
