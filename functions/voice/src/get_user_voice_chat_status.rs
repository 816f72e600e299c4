//! `GET /users/{userAddress}/community-voice-chat-status`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use shared::domain::permitted::Unconfined;
use shared::domain::voice::names::Address;
use shared::http::document::ANY_ROOM;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::answers::{UserInPath, UserPath};

/// Whether a user is in a voice chat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(examples(json!({
    "userAddress": "0x0123456789abcdef0123456789abcdef01234567", "isInCommunityVoiceChat": true
})))]
pub struct UserVoiceChatStatus {
    /// ETH address of the user, in lower case.
    #[schema(value_type = Address)]
    user_address: String,
    /// Whether the user is present in any active chat.
    is_in_community_voice_chat: bool,
}

/// Check user community voice chat status
///
/// Whether the user is present in any chat that has an active moderator.
#[utoipa::path(
    get,
    path = "/users/{userAddress}/community-voice-chat-status",
    tag = "Community voice chat",
    params(UserPath),
    responses(
        (status = 200, description = "Community voice chat status retrieved successfully", body = UserVoiceChatStatus),
        (status = 403, description = ANY_ROOM)
    )
)]
pub async fn get_user_voice_chat_status(
    unconfined: Unconfined,
    State(store): State<Store>,
    Now(now): Now,
    UserInPath(address): UserInPath,
) -> Result<Json<UserVoiceChatStatus>, Refusal> {
    let is_in_community_voice_chat = store.is_in_a_chat(unconfined, &address, now).await?;
    Ok(Json(UserVoiceChatStatus { user_address: address.to_string(), is_in_community_voice_chat }))
}
