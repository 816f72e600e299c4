//! The calls of LiveKit's RoomService that the stand-in knows.

use livekit_protocol::{DeleteRoomRequest, ListParticipantsRequest, RoomParticipantIdentity, UpdateParticipantRequest};
use prost::Message;

use super::twirp::TwirpError;

/// A call as it was received.
#[derive(Debug, Clone, PartialEq)]
pub enum Call {
    /// Sets a participant's metadata and permission.
    UpdateParticipant(UpdateParticipantRequest),
    /// Makes a participant leave.
    RemoveParticipant(RoomParticipantIdentity),
    /// Makes everybody leave and closes the room.
    DeleteRoom(DeleteRoomRequest),
    /// Asks who is in a room.
    ListParticipants(ListParticipantsRequest),
}

impl Call {
    /// The call of that name with this protobuf body.
    pub fn decode(name: &str, body: &[u8]) -> Result<Self, TwirpError> {
        let call = match name {
            "UpdateParticipant" => Message::decode(body).map(Self::UpdateParticipant),
            "RemoveParticipant" => Message::decode(body).map(Self::RemoveParticipant),
            "DeleteRoom" => Message::decode(body).map(Self::DeleteRoom),
            "ListParticipants" => Message::decode(body).map(Self::ListParticipants),
            _ => return Err(TwirpError::new("bad_route", format!("the stand-in has no RoomService/{name}"))),
        };
        call.map_err(|error| TwirpError::new("malformed", error.to_string()))
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::UpdateParticipant(_) => "UpdateParticipant",
            Self::RemoveParticipant(_) => "RemoveParticipant",
            Self::DeleteRoom(_) => "DeleteRoom",
            Self::ListParticipants(_) => "ListParticipants",
        }
    }

    /// The room it is about.
    pub fn room(&self) -> &str {
        match self {
            Self::UpdateParticipant(request) => &request.room,
            Self::RemoveParticipant(request) => &request.room,
            Self::DeleteRoom(request) => &request.room,
            Self::ListParticipants(request) => &request.room,
        }
    }
}
