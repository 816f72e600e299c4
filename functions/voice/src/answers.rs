//! What the operations have in common: their paths and their refusals.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deserr::Deserr;
use shared::domain::voice::names::{Address, CommunityId};
use shared::domain::voice::user_ids::{SentAddress, VoiceUserIds};
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM_OR_PERSON;
use shared::http::extract::Path;
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use utoipa::{IntoParams, IntoResponses};

/// The refusals of operations on a member of a chat.
#[derive(Debug, IntoResponses)]
#[expect(dead_code, reason = "documents what the error layer writes")]
pub enum MemberErrors {
    /// The user is no member of a chat of this community.
    #[response(status = 404)]
    NotFound,
    /// LiveKit did not take the change; it is stored, and a repeat sends it again.
    #[response(status = 502)]
    LiveKit,
    /// LiveKit is not configured
    #[response(status = 503)]
    Unconfigured,
    /// The token does not allow it.
    #[response(status = 403, description = OTHER_ROOM_OR_PERSON)]
    Forbidden,
}

/// The community in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct CommunityPath {
    /// ID of the community.
    #[deserr(rename = "communityId")]
    #[param(rename = "communityId", inline, example = "community-1")]
    pub community: CommunityId,
}

/// The community and the user in a path.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "documents what MemberInPath reads")]
pub struct MemberPath {
    /// ID of the community.
    #[param(rename = "communityId", inline, example = "community-1")]
    community: CommunityId,
    /// ETH address of the user.
    #[param(rename = "userAddress", inline, example = "0x0123456789abcdef0123456789abcdef01234567")]
    address: SentAddress,
}

/// The member that a path is about.
#[derive(Debug)]
pub struct MemberInPath {
    pub community: CommunityId,
    pub address: Address,
}

impl FromRequestParts<VoiceApp> for MemberInPath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &VoiceApp) -> Result<Self, Refusal> {
        let community = Path::<CommunityPath>::from_request_parts(parts, state).await;
        match (community, UserInPath::from_request_parts(parts, state).await) {
            (Ok(Path(CommunityPath { community })), Ok(UserInPath(address))) => Ok(Self { community, address }),
            (Err(community), Err(address)) => Err(community.and(address)),
            (Err(refusal), Ok(_)) | (Ok(_), Err(refusal)) => Err(refusal),
        }
    }
}

/// The user in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct UserPath {
    /// ETH address of the user.
    #[deserr(rename = "userAddress")]
    #[param(rename = "userAddress", inline, example = "0x0123456789abcdef0123456789abcdef01234567")]
    address: SentAddress,
}

/// The user that a path is about.
#[derive(Debug)]
pub struct UserInPath(pub Address);

impl FromRequestParts<VoiceApp> for UserInPath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &VoiceApp) -> Result<Self, Refusal> {
        let Path(UserPath { address }) = Path::from_request_parts(parts, state).await?;
        Ok(Self(admitted(state.voice.user_ids, "userAddress", &address)?))
    }
}

/// What `field` holds, held to whom voice chats take.
pub fn admitted(user_ids: VoiceUserIds, field: &str, sent: &SentAddress) -> Result<Address, Refusal> {
    user_ids.address(sent).map_err(|rule| Refusal::field(field, rule))
}
