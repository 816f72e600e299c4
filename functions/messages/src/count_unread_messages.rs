//! `GET /chat-messages/unread`

use std::collections::HashSet;

use axum::Json;
use axum::extract::State;
use deserr::Deserr;
use serde::Serialize;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::permitted::Permitted;
use shared::domain::rule::Rule;
use shared::domain::unread::Unread;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, RepeatableQuery};
use shared::http::feathers_query::Several;
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::{IntoParams, ToSchema};

type Rooms = Several<RoomId, 50>;

/// Which rooms to count in.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct UnreadQuery {
    /// The rooms, one to 50, each as a parameter of its own; the token's if it is
    /// confined to one and none is named.
    #[deserr(default)]
    #[param(inline, example = json!(["room-id"]))]
    room: Option<Rooms>,
}

impl UnreadQuery {
    /// The rooms in their order, each once, if the caller may enter them.
    fn permitted(self, caller: &Caller) -> Result<Vec<Permitted<RoomId>>, Refusal> {
        let Several(rooms) = self.room.unwrap_or_else(|| Several(caller.only_room().cloned().into_iter().collect()));
        if rooms.is_empty() {
            return Err(Refusal::field("room", Rule::Required));
        }
        let mut known = HashSet::new();
        let rooms = rooms.into_iter().filter(|room| known.insert(room.clone()));
        Ok(rooms.map(|room| caller.permit(room)).collect::<Result<_, _>>()?)
    }
}

/// How many messages of a room the caller has not read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = UnreadChatMessages, examples(json!({
    "room": "room-id", "unread": 7, "upTo": "cm9vbS1pZA.016c4d1a-8145-7b1c-8f6e-2d9a3c4b5e6f"
})))]
pub struct UnreadBody {
    /// The room.
    #[schema(value_type = RoomId)]
    room: String,
    /// How many messages, 100 for these or more.
    #[schema(minimum = 0, maximum = 100)]
    unread: usize,
    /// The caller's mark, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = shared::domain::message::MessageId, required = false)]
    up_to: Option<String>,
}

/// Chat Messages - Unread
///
/// How many messages stand after the caller's mark in each room, in the order in which
/// the rooms were asked for; all that are kept where there is no mark. One's own and
/// removed messages do not count. A count looks at the 1,000 oldest after the mark:
/// where nearly all of these do not count, there may be more unread than it says.
#[utoipa::path(
    get,
    path = "/chat-messages/unread",
    tag = "Chat messages",
    params(UnreadQuery),
    responses(
        (status = 200, description = "The counts", body = Vec<UnreadBody>),
        (status = 403, description = OTHER_ROOM),
    )
)]
pub async fn count_unread_messages(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    RepeatableQuery(query): RepeatableQuery<UnreadQuery>,
) -> Result<Json<Vec<UnreadBody>>, Refusal> {
    let rooms = query.permitted(&caller)?;
    let counts = store.unread(&caller.user, &rooms, now).await?;
    let body = |(room, Unread { count, up_to }): (&Permitted<RoomId>, Unread)| UnreadBody {
        room: room.to_string(),
        unread: count,
        up_to: up_to.map(|up_to| up_to.to_string()),
    };
    Ok(Json(rooms.iter().zip(counts).map(body).collect()))
}
