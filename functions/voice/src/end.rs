//! `DELETE /community-voice-chat/{communityId}`

use axum::extract::State;
use axum::http::StatusCode;
use deserr::Deserr;
use shared::domain::caller::Caller;
use shared::domain::voice::names::{Address, LiveKitRoom};
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM_OR_PERSON;
use shared::http::extract::{Now, OptionalJson, Path};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::http::voice_app::VoiceApp;
use shared::voice::ending::end_chat;
use utoipa::ToSchema;

use crate::answers::{CommunityPath, enter, person};
use crate::moderation::is_moderator;

type Actor = Optional<Address>;

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
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(CommunityPath { community }): Path<CommunityPath>,
    OptionalJson(body): OptionalJson<ForWhom>,
) -> Result<StatusCode, Refusal> {
    enter(&caller, &community)?;
    let livekit = voice.livekit()?;
    let chat = match person(&caller)? {
        None => voice.store().chat(&community).await?,
        Some(by) => {
            let view = voice.store().before_moderating(&community, &by, None, now).await?;
            let may = view.chat.as_ref().is_none_or(|chat| is_moderator(view.member.as_ref(), chat, now));
            if !may {
                return Err(Refusal::forbidden("only moderators can do this"));
            }
            view.chat
        }
    };
    let Some(chat) = chat else { return Ok(StatusCode::NO_CONTENT) };
    let room = LiveKitRoom { community, session: chat.session };
    let actor = body.and_then(|body| body.user_address.0);
    let actor = actor.map_or_else(|| caller.user.to_string(), |address| address.to_string());
    tracing::info!(%room, actor, "end of a voice chat asked for");
    // Raced: another caller ended it, which is as well.
    end_chat(&voice, livekit, &room, None, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
