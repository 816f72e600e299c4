//! `POST /community-voice-chat`

use axum::Json;
use axum::extract::State;
use deserr::Deserr;
use serde::Serialize;
use shared::app::voice::enter_chat::EnterChat;
use shared::app::voice::{Voice, person};
use shared::domain::caller::Caller;
use shared::domain::text::{DisplayName, Text};
use shared::domain::voice::member::{Action, Profile, Role};
use shared::domain::voice::names::{Address, CommunityId};
use shared::domain::voice::user_ids::SentAddress;
use shared::http::Invalid;
use shared::http::extract::{self, Now};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use utoipa::ToSchema;

use crate::answers::admitted;

/// Who enters which chat.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(examples(json!({
    "community_id": "community-1", "user_address": "0x0123456789abcdef0123456789abcdef01234567", "action": "create",
    "user_role": "owner", "profile_data": { "name": "Ann" }
})))]
pub struct CommunityVoiceChatEntry {
    /// ID of the community.
    community_id: CommunityId,
    /// ETH address of the user.
    #[schema(value_type = Address)]
    user_address: SentAddress,
    /// Action to perform in community voice chat.
    action: Action,
    /// Role of the user in the community (defaults to none).
    #[deserr(default)]
    #[schema(default = "none")]
    user_role: Option<Role>,
    /// How the user is shown, beyond the source document.
    #[deserr(default)]
    profile_data: Option<ProfileData>,
}

type Name = Optional<DisplayName>;
type PictureUrl = Optional<Text<1, 2048>>;

/// How a user is shown to the others.
#[derive(Debug, Default, Deserr, ToSchema)]
#[deserr(error = Invalid)]
pub struct ProfileData {
    /// Their name.
    #[deserr(default)]
    #[schema(inline, required = false)]
    name: Name,
    /// Whether the name is theirs for good.
    #[deserr(default)]
    has_claimed_name: Option<bool>,
    /// Where their picture is.
    #[deserr(default)]
    #[schema(inline, required = false)]
    profile_picture_url: PictureUrl,
    /// `has_claimed_name` as the original's clients spell it; that one goes first.
    #[deserr(default, rename = "hasClaimedName")]
    #[schema(rename = "hasClaimedName")]
    claimed_name_in_camel_case: Option<bool>,
    /// `profile_picture_url` as the original's clients spell it; that one goes first.
    #[deserr(default, rename = "profilePictureUrl")]
    #[schema(rename = "profilePictureUrl", inline, required = false)]
    picture_url_in_camel_case: PictureUrl,
}

impl From<ProfileData> for Profile {
    fn from(data: ProfileData) -> Self {
        Self {
            name: data.name.0,
            has_claimed_name: data.has_claimed_name.or(data.claimed_name_in_camel_case),
            profile_picture_url: data.profile_picture_url.0.or(data.picture_url_in_camel_case.0),
        }
    }
}

/// What a client connects to LiveKit with.
#[derive(Debug, Serialize, ToSchema)]
#[schema(examples(json!({ "connection_url": "livekit:wss://livekit.example?access_token=eyJ…" })))]
pub struct Credentials {
    /// `livekit:<URL>?access_token=<JWT>`, valid for 300 seconds.
    connection_url: String,
}

/// Create or join community voice chat
///
/// Creates a chat or joins the one there is. A moderator (role owner or
/// moderator) who creates enters as a speaker, everybody else as a listener, and
/// so does whoever is muted through `/mutes`. Calling again keeps muted, speaker
/// and speak request. Where voice chat is switched off, or the room of that id is
/// not LIVE or was deleted, newcomers are refused; who is in the running chat may
/// come back.
#[utoipa::path(
    post,
    path = "/community-voice-chat",
    tag = "Community voice chat",
    request_body = CommunityVoiceChatEntry,
    responses(
        (status = 200, description = "Community voice chat credentials generated successfully", body = Credentials),
        (status = 409, description = "The room of that id is not LIVE, or was deleted"),
        (
            status = 403,
            description = "it is confined to another room, or a person's; or voice chat is switched off, everywhere or in the room; or the user is banned from the room of that id",
            headers(("Retry-After" = i64, description = "Seconds until the ban ends, where it does"))
        ),
        (status = 502, description = "No credentials can be made for LiveKit"),
        (status = 503, description = "LiveKit is not configured")
    )
)]
pub async fn create_or_join_voice_chat(
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    extract::Json(entry): extract::Json<CommunityVoiceChatEntry>,
) -> Result<Json<Credentials>, Refusal> {
    let address = admitted(voice.user_ids, "user_address", &entry.user_address)?;
    if person(&voice, &caller.actor())?.is_some() {
        return Err(Refusal::forbidden("only a service may create or join for its users"));
    }
    let entering = EnterChat {
        community: caller.permit(entry.community_id)?,
        address,
        action: entry.action,
        role: entry.user_role.unwrap_or_default(),
        profile: entry.profile_data.unwrap_or_default().into(),
    };
    Ok(Json(Credentials { connection_url: entering.enter(&voice, now).await? }))
}
