//! Who is in which chat: statuses of one community, of many, of all, of a user.

use axum::Json;
use axum::extract::State;
use deserr::{Deserr, IntoValue, Sequence, Value, ValuePointerRef};
use serde::Serialize;
use shared::domain::caller::Caller;
use shared::domain::rule::Rule;
use shared::domain::time::Timestamp;
use shared::domain::voice::names::CommunityId;
use shared::domain::voice::summary::Summary;
use shared::http::Invalid;
use shared::http::extract::{self, Now, Path, UnconfinedCaller};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::answers::{CommunityPath, UserPath, VoiceError, VoiceErrors, enter};

/// How many communities one bulk question names at most.
const MOST_COMMUNITIES: usize = 500;

/// How many are in a chat: zeros where it is not active.
struct Counts {
    active: bool,
    participants: i64,
    moderators: i64,
}

fn counts(chat: Option<&Summary>, now: Timestamp) -> Counts {
    match chat.filter(|chat| chat.is_active(now)) {
        None => Counts { active: false, participants: 0, moderators: 0 },
        Some(chat) => {
            Counts { active: true, participants: chat.participants.at(now), moderators: chat.moderators.at(now) }
        }
    }
}

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

/// The active chats.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActiveVoiceChats {
    /// One entry for each.
    data: Vec<ActiveVoiceChat>,
    /// How many there are.
    #[schema(example = 1)]
    total: usize,
}

/// An active chat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActiveVoiceChat {
    /// The community.
    #[schema(example = "community-1")]
    community_id: String,
    /// How many are present, moderators included.
    #[schema(example = 12)]
    participant_count: i64,
    /// How many moderators are present.
    #[schema(example = 1)]
    moderator_count: i64,
}

/// Get all active community voice chats
///
/// A chat that began or ended a moment ago may be missing or still there.
#[utoipa::path(
    get,
    path = "/community-voice-chat/active",
    tag = "Community voice chat",
    responses(
        (status = 200, description = "Active community voice chats retrieved successfully", body = ActiveVoiceChats),
        VoiceErrors
    ),
    security(("bearer" = []))
)]
pub async fn list_active(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
) -> Result<Json<ActiveVoiceChats>, Refusal> {
    let chats = match caller.room.as_ref().map(|room| room.as_str().parse::<CommunityId>()) {
        None => store.all_chats().await?,
        Some(Ok(own)) => store.chats(std::slice::from_ref(&own)).await?.into_iter().collect(),
        Some(Err(_)) => Vec::new(),
    };
    let active = chats.into_iter().filter(|(_, chat)| chat.is_active(now));
    let data = active.map(|(community, chat)| ActiveVoiceChat {
        community_id: community.to_string(),
        participant_count: chat.participants.at(now),
        moderator_count: chat.moderators.at(now),
    });
    let data = data.collect::<Vec<_>>();
    Ok(Json(ActiveVoiceChats { total: data.len(), data }))
}

/// Communities to be asked about.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
pub struct BulkStatusQuestion {
    /// Array of community IDs to get status for, at most 500.
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 500, example = json!(["community-1", "community-2", "community-3"]))]
    community_ids: CommunityIds,
}

/// As many ids as may be asked for at once.
#[derive(Debug)]
struct CommunityIds(Vec<CommunityId>);

/// Counted before they are looked at: one line for each of thousands of wrong
/// ids would make an answer far larger than the request.
impl Deserr<Invalid> for CommunityIds {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        match &value {
            Value::Sequence(ids) if !(1..=MOST_COMMUNITIES).contains(&ids.len()) => {
                Err(Invalid::at(at, Rule::must_be("an array of 1 to 500 ids")))
            }
            _ => Vec::deserialize_from_value(value, at).map(Self),
        }
    }
}

/// The statuses that were asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkStatus {
    /// One entry per requested id, in the order they were asked for.
    data: Vec<CommunityStatus>,
}

/// The status of one community's voice chat.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommunityStatus {
    /// The community.
    #[schema(example = "community-1")]
    community_id: String,
    /// Whether there is a chat with an active moderator.
    active: bool,
    /// How many are present, moderators included.
    #[schema(example = 12)]
    participant_count: i64,
    /// How many moderators are present.
    #[schema(example = 1)]
    moderator_count: i64,
}

/// Get bulk community voice chat status
///
/// Returns the status for all requested communities, including inactive ones.
#[utoipa::path(
    post,
    path = "/community-voice-chat/status",
    tag = "Community voice chat",
    request_body = BulkStatusQuestion,
    responses(
        (status = 200, description = "Bulk community voice chat status retrieved successfully", body = BulkStatus),
        (status = 413, description = "The body is over 64 KiB", body = VoiceError),
        (status = 415, description = "The body is not sent as JSON", body = VoiceError),
        VoiceErrors
    ),
    security(("bearer" = []))
)]
pub async fn get_bulk_status(
    _: UnconfinedCaller,
    State(store): State<Store>,
    Now(now): Now,
    extract::Json(BulkStatusQuestion { community_ids: CommunityIds(community_ids) }): extract::Json<BulkStatusQuestion>,
) -> Result<Json<BulkStatus>, Refusal> {
    let mut once = community_ids.clone();
    once.sort();
    once.dedup();
    let chats = store.chats(&once).await?;
    let status = |community: CommunityId| {
        let counts = counts(chats.get(&community), now);
        CommunityStatus {
            community_id: community.to_string(),
            active: counts.active,
            participant_count: counts.participants,
            moderator_count: counts.moderators,
        }
    };
    Ok(Json(BulkStatus { data: community_ids.into_iter().map(status).collect() }))
}

/// Whether a user is in a voice chat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserVoiceChatStatus {
    /// ETH address of the user, in lower case.
    #[schema(example = "0x0123456789abcdef0123456789abcdef01234567")]
    user_address: String,
    /// Whether the user is present in any active chat.
    is_in_community_voice_chat: bool,
}

/// Check user community voice chat status
#[utoipa::path(
    get,
    path = "/users/{userAddress}/community-voice-chat-status",
    tag = "Community voice chat",
    params(UserPath),
    responses(
        (status = 200, description = "Community voice chat status retrieved successfully", body = UserVoiceChatStatus),
        VoiceErrors
    ),
    security(("bearer" = []))
)]
pub async fn get_user_status(
    _: UnconfinedCaller,
    State(store): State<Store>,
    Now(now): Now,
    Path(UserPath { address }): Path<UserPath>,
) -> Result<Json<UserVoiceChatStatus>, Refusal> {
    let is_in_community_voice_chat = store.is_in_a_chat(&address, now).await?;
    Ok(Json(UserVoiceChatStatus { user_address: address.to_string(), is_in_community_voice_chat }))
}
