//! `GET /community-voice-chat/active`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use shared::body::voice_chat::ActiveVoiceChat;
use shared::domain::caller::Caller;
use shared::domain::permitted::{Permitted, Reach};
use shared::domain::voice::counts::ChatCounts;
use shared::domain::voice::names::CommunityId;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

/// The active chats.
#[derive(Debug, Serialize, ToSchema)]
#[schema(examples(json!({
    "data": [{ "communityId": "community-1", "participantCount": 12, "moderatorCount": 1 }], "total": 1
})))]
pub struct ActiveVoiceChats {
    /// One entry for each.
    data: Vec<ActiveVoiceChat>,
    /// How many there are.
    total: usize,
}

/// Get all active community voice chats
///
/// What happened a moment ago may not be seen yet: a chat that began or ended, or
/// its counts. A token confined to rooms is told of the chats of these alone.
#[utoipa::path(
    get,
    path = "/community-voice-chat/active",
    tag = "Community voice chat",
    responses(
        (status = 200, description = "Active community voice chats retrieved successfully", body = ActiveVoiceChats),
    )
)]
pub async fn list_active_voice_chats(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
) -> Result<Json<ActiveVoiceChats>, Refusal> {
    let chats = match caller.reach() {
        Reach::All(unconfined) => store.listed_counts(unconfined).await?,
        Reach::Rooms(own) => chats_of(&store, own.iter().filter_map(Permitted::community).collect()).await?,
    };
    let data = chats.into_iter().filter_map(|(community, chat)| ActiveVoiceChat::at(&community, &chat, now));
    let data = data.collect::<Vec<_>>();
    Ok(Json(ActiveVoiceChats { total: data.len(), data }))
}

/// The running chats of a caller who is confined to these, in their order.
async fn chats_of(store: &Store, own: Vec<Permitted<CommunityId>>) -> Result<Vec<(CommunityId, ChatCounts)>, Refusal> {
    let mut chats = store.listed_counts_of(&own).await?;
    Ok(own.iter().filter_map(|community| chats.remove_entry(&**community)).collect())
}
