//! What the paths of one room have in common.

use deserr::Deserr;
use shared::domain::id::RoomId;
use shared::http::Invalid;
use utoipa::IntoParams;

/// The room in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct RoomPath {
    /// The room's id.
    #[deserr(rename = "roomId")]
    #[param(rename = "roomId", inline, example = "321textroom321")]
    pub room_id: RoomId,
}
