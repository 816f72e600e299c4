//! The room that mutes and bans are about: in the original the one the caller is in.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deserr::Deserr;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::permitted::Permitted;
use shared::domain::rule::Rule;
use shared::http::Invalid;
use shared::http::extract::Query;
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use utoipa::IntoParams;

type Room = Optional<RoomId>;

/// The room in the query, beyond the source document.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct MeasureRoomQuery {
    /// The room; where it is absent, the one that the token is confined to, if it
    /// is one.
    #[deserr(default)]
    #[param(inline, required = false, example = "room-id")]
    room: Room,
}

/// The room the request is about, which the caller may enter.
#[derive(Debug, Clone)]
pub struct MeasureRoom(pub Permitted<RoomId>);

impl<S: Send + Sync> FromRequestParts<S> for MeasureRoom {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let caller = Caller::from_request_parts(parts, state).await?;
        let Query(query) = Query::<MeasureRoomQuery>::from_request_parts(parts, state).await?;
        let named = query.room.0.or_else(|| caller.only_room().cloned());
        let room = named.ok_or_else(|| Refusal::field("room", Rule::Required))?;
        Ok(Self(caller.permit(room)?))
    }
}
