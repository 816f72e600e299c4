//! `GET /community-voice-chat/{communityId}/participants`

use axum::Json;
use axum::extract::State;
use deserr::Deserr;
use serde::Serialize;
use shared::body::participant::ParticipantBody;
use shared::domain::caller::Caller;
use shared::domain::page::{CURSOR_RULE, Page, PageLimit};
use shared::domain::voice::participants::ParticipantState;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path, Query};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::{ParticipantCursor, Store};
use utoipa::{IntoParams, ToSchema};

use crate::answers::CommunityPath;

type Limit = Optional<PageLimit<200, 100>>;
type Cursor = Optional<ParticipantCursor>;

/// Which participants to list.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct ParticipantQuery {
    /// Only those who ask to speak, who may speak, or who moderate. A page of speakers
    /// or moderators may be short, even empty, and still have a next.
    #[deserr(default)]
    #[param(inline)]
    state: Option<ParticipantState>,
    /// How many participants to answer at most.
    #[deserr(default)]
    #[param(inline, required = false)]
    limit: Limit,
    /// The `nextCursor` of the page before, with the same `state`. Once that chat is
    /// over there is nobody left to list.
    #[deserr(default)]
    #[param(inline, required = false)]
    cursor: Cursor,
}

/// A page of participants.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(examples(json!({
    "data": [{
        "userAddress": "0x0123456789abcdef0123456789abcdef01234567", "name": "Ann", "role": "member",
        "isSpeaker": false, "muted": false, "isRequestingToSpeak": true, "requestedAt": "2024-12-31T05:33:32Z",
        "connection": "connected", "since": "2024-12-31T05:30:00Z"
    }],
    "nextCursor": null, "hasNext": false
})))]
pub struct VoiceChatParticipants {
    /// The participants, raised hands first.
    data: Vec<ParticipantBody>,
    /// The `cursor` of the next page, or null.
    next_cursor: Option<String>,
    /// Whether there is a next page.
    has_next: bool,
}

/// List participants
///
/// Whoever is present in the community's chat: those with a raised hand first, in
/// the order in which they raised it, then the others by address. Beyond the source
/// document. Nobody where there is no active chat. Anybody whose token lets them
/// near the community may ask. What happened a moment ago may not be seen yet, and
/// whoever raises a hand while others turn pages may be on two pages, or on none.
#[utoipa::path(
    get,
    path = "/community-voice-chat/{communityId}/participants",
    tag = "Community voice chat",
    params(CommunityPath, ParticipantQuery),
    responses(
        (status = 200, description = "A page of participants", body = VoiceChatParticipants),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn list_voice_chat_participants(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(CommunityPath { community }): Path<CommunityPath>,
    Query(ParticipantQuery { state, limit, cursor }): Query<ParticipantQuery>,
) -> Result<Json<VoiceChatParticipants>, Refusal> {
    let community = caller.permit(community)?;
    if cursor.0.as_ref().is_some_and(|cursor| cursor.state() != state) {
        return Err(Refusal::field("cursor", CURSOR_RULE));
    }
    let limit = limit.0.unwrap_or_default().get();
    let Page { entries, next } = store.participants(&community, state, cursor.0, limit, now).await?;
    Ok(Json(VoiceChatParticipants {
        data: entries.iter().map(|(address, member)| ParticipantBody::at(address, member, now)).collect(),
        has_next: next.is_some(),
        next_cursor: next.map(|next| next.to_string()),
    }))
}
