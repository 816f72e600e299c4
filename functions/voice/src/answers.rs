//! What the operations have in common: their paths and their refusals.

use deserr::Deserr;
use shared::domain::voice::names::{Address, CommunityId};
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM_OR_PERSON;
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
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct MemberPath {
    /// ID of the community.
    #[deserr(rename = "communityId")]
    #[param(rename = "communityId", inline, example = "community-1")]
    pub community: CommunityId,
    /// ETH address of the user.
    #[deserr(rename = "userAddress")]
    #[param(rename = "userAddress", inline, example = "0x0123456789abcdef0123456789abcdef01234567")]
    pub address: Address,
}

/// The user in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct UserPath {
    /// ETH address of the user.
    #[deserr(rename = "userAddress")]
    #[param(rename = "userAddress", inline, example = "0x0123456789abcdef0123456789abcdef01234567")]
    pub address: Address,
}
