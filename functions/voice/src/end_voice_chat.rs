//! `DELETE /community-voice-chat/{communityId}`

use axum::extract::State;
use axum::http::StatusCode;
use deserr::Deserr;
use shared::app::voice::Voice;
use shared::app::voice::end_chat::end_chat_of;
use shared::domain::caller::Caller;
use shared::domain::voice::user_ids::SentAddress;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM_OR_PERSON;
use shared::http::extract::{Now, OptionalJson, Path};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use utoipa::ToSchema;

use crate::answers::{CommunityPath, admitted};

type Actor = Optional<SentAddress>;

/// For whom a service ends the chat: it is for the log alone.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(as = VoiceChatEnd, examples(json!({ "user_address": "0x0123456789abcdef0123456789abcdef01234567" })))]
pub struct ForWhom {
    /// The ETH address of the user who ends the chat.
    #[deserr(default)]
    #[schema(inline, required = false)]
    user_address: Actor,
}

/// End community voice chat
///
/// Only moderators can end community voice chats. The chat is gone at once;
/// its LiveKit room is deleted now or, if LiveKit fails, a little later. The
/// same where there is no chat. A body is not needed; the `user_address` in one is
/// logged as the actor.
#[utoipa::path(
    delete,
    path = "/community-voice-chat/{communityId}",
    tag = "Community voice chat",
    params(CommunityPath),
    request_body = Option<ForWhom>,
    responses(
        (status = 204, description = "There is no chat"),
        (status = 403, description = OTHER_ROOM_OR_PERSON),
        (status = 503, description = "LiveKit is not configured")
    )
)]
pub async fn end_voice_chat(
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    Path(CommunityPath { community }): Path<CommunityPath>,
    OptionalJson(body): OptionalJson<ForWhom>,
) -> Result<StatusCode, Refusal> {
    let shown_as = body.and_then(|body| body.user_address.0);
    let shown_as = shown_as.map(|sent| admitted(voice.user_ids, "user_address", &sent)).transpose()?;
    let community = caller.permit(community)?;
    end_chat_of(&voice, community, &caller.actor(), shown_as.as_ref(), now).await?;
    Ok(StatusCode::NO_CONTENT)
}
