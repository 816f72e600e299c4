//! `POST /community-voice-chat/status`

use axum::Json;
use axum::extract::State;
use deserr::{Deserr, IntoValue, Sequence, Value, ValuePointerRef};
use serde::Serialize;
use shared::body::voice_chat::VoiceChatStatus;
use shared::domain::caller::Caller;
use shared::domain::permitted::Unconfined;
use shared::domain::rule::Rule;
use shared::domain::voice::names::CommunityId;
use shared::http::Invalid;
use shared::http::document::ANY_ROOM;
use shared::http::extract::{self, Now};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::openapi::schema::ArrayBuilder;
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// How many communities one bulk question names at most.
const MOST_COMMUNITIES: usize = 500;

/// The largest body: 500 ids of 128 characters do not fit into the usual 64 KiB.
const MOST_KIB: usize = 128;

/// Communities to be asked about.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(examples(json!({ "community_ids": ["community-1", "community-2", "community-3"] })))]
pub struct BulkStatusQuestion {
    /// Array of community IDs to get status for.
    #[schema(inline)]
    community_ids: CommunityIds,
}

/// As many ids as may be asked for at once.
#[derive(Debug)]
struct CommunityIds(Vec<CommunityId>);

impl PartialSchema for CommunityIds {
    fn schema() -> RefOr<Schema> {
        let items = Ref::from_schema_name(CommunityId::name());
        ArrayBuilder::new().items(items).min_items(Some(1)).max_items(Some(MOST_COMMUNITIES)).into()
    }
}

impl ToSchema for CommunityIds {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((CommunityId::name().into_owned(), CommunityId::schema()));
    }
}

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
#[schema(examples(json!({ "data": [
    { "community_id": "community-1", "active": true, "participant_count": 12, "moderator_count": 1 },
    { "community_id": "community-2", "active": false, "participant_count": 0, "moderator_count": 0 }
] })))]
pub struct BulkStatus {
    /// One entry per requested id, in the order they were asked for.
    data: Vec<CommunityStatus>,
}

/// The status of one community's voice chat.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommunityStatus {
    /// The community.
    #[schema(value_type = CommunityId)]
    community_id: String,
    /// Whether there is a chat with an active moderator.
    active: bool,
    /// How many are present, moderators included.
    #[schema(minimum = 0)]
    participant_count: i64,
    /// How many moderators are present.
    #[schema(minimum = 0)]
    moderator_count: i64,
}

impl CommunityStatus {
    fn new(community: &CommunityId, status: VoiceChatStatus) -> Self {
        let VoiceChatStatus { active, participant_count, moderator_count } = status;
        Self { community_id: community.to_string(), active, participant_count, moderator_count }
    }
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
        (status = 413, description = format!("The body is over {MOST_KIB} KiB.")),
        (status = 403, description = ANY_ROOM),
    )
)]
pub async fn get_bulk_voice_chat_status(
    _: Unconfined,
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    extract::Json(BulkStatusQuestion { community_ids: CommunityIds(community_ids) }): extract::Json<
        BulkStatusQuestion,
        MOST_KIB,
    >,
) -> Result<Json<BulkStatus>, Refusal> {
    let mut once = community_ids.clone();
    once.sort();
    once.dedup();
    let once = once.into_iter().map(|community| caller.permit(community)).collect::<Result<Vec<_>, _>>()?;
    let counts = store.counts(&once).await?;
    let status = |community| CommunityStatus::new(&community, VoiceChatStatus::at(counts.get(&community), now));
    Ok(Json(BulkStatus { data: community_ids.into_iter().map(status).collect() }))
}
