//! What is asked for.

use axum::http::Method;
use fastrand::Rng;
use serde_json::{Value, json};

/// How many rooms there are.
pub const ROOMS: usize = 20;

/// How many communities a bulk question names at most.
const MOST_COMMUNITIES: usize = 100;

/// One request.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: Method,
    pub path: String,
    pub body: Option<Value>,
}

/// What a run asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// The shares of [`SHARES`].
    #[default]
    Mix,
    GetRoom,
    ListMessages,
    PostMessage,
    ChatStatus,
    Join,
    BulkStatus,
    ActiveList,
}

/// Of a hundred requests of the mix.
const SHARES: [(usize, Kind); 6] = [
    (30, Kind::GetRoom),
    (25, Kind::ListMessages),
    (20, Kind::PostMessage),
    (15, Kind::ChatStatus),
    (8, Kind::Join),
    (2, Kind::BulkStatus),
];

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Mix,
        Self::GetRoom,
        Self::ListMessages,
        Self::PostMessage,
        Self::ChatStatus,
        Self::Join,
        Self::BulkStatus,
        Self::ActiveList,
    ];

    /// As it is told.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mix => "the mix",
            Self::GetRoom => "GET room",
            Self::ListMessages => "list messages",
            Self::PostMessage => "post message",
            Self::ChatStatus => "chat status",
            Self::Join => "join",
            Self::BulkStatus => "bulk of 100",
            Self::ActiveList => "active list",
        }
    }

    /// By how much fewer of them are sent.
    pub const fn slower_than_most(self) -> usize {
        match self {
            Self::BulkStatus => 10,
            Self::ActiveList => 50,
            _ => 1,
        }
    }

    /// One request, where `chats` voice chats are active.
    pub fn call(self, chats: usize, random: &mut Rng) -> Call {
        let number = random.usize(..);
        match self {
            Self::Mix => Self::drawn(number % 100).call(chats, random),
            Self::GetRoom => get(format!("/external/room/{}", room(number % ROOMS))),
            Self::ListMessages => get(format!("/chat-messages?room={}&%24limit=20", room(number % ROOMS))),
            Self::PostMessage => {
                let body = json!({ "room": room(number % ROOMS), "text": "What a day, and what an evening to come!" });
                post("/chat-messages", body)
            }
            Self::ChatStatus => get(format!("/community-voice-chat/{}/status", community(number % chats))),
            Self::Join => enter(&community(number % chats), random.usize(1_000_000..2_000_000), "join"),
            Self::BulkStatus => {
                let of = |place| community((number % chats + place) % chats);
                let ids = (0..MOST_COMMUNITIES.min(chats)).map(of).collect::<Vec<_>>();
                post("/community-voice-chat/status", json!({ "community_ids": ids }))
            }
            Self::ActiveList => get("/community-voice-chat/active".to_owned()),
        }
    }

    /// Which share of the mix the `place`th of a hundred is of.
    fn drawn(place: usize) -> Self {
        let mut until = 0;
        let shares = SHARES.into_iter().find(|(share, _)| {
            until += share;
            place < until
        });
        shares.map_or(Self::GetRoom, |(_, kind)| kind)
    }
}

fn get(path: String) -> Call {
    Call { method: Method::GET, path, body: None }
}

fn post(path: &str, body: Value) -> Call {
    Call { method: Method::POST, path: path.to_owned(), body: Some(body) }
}

fn room(number: usize) -> String {
    format!("room-{number}")
}

fn community(number: usize) -> String {
    format!("community-{number}")
}

fn enter(community: &str, person: usize, action: &str) -> Call {
    let role = if action == "create" { "owner" } else { "member" };
    let address = format!("0x{person:040x}");
    post(
        "/community-voice-chat",
        json!({ "community_id": community, "user_address": address, "action": action, "user_role": role }),
    )
}

/// What is there before: rooms, messages in each, and active voice chats.
pub fn beforehand(chats: usize) -> impl Iterator<Item = Call> {
    let rooms = (0..ROOMS).map(|number| {
        let body = json!({ "roomId": room(number), "name": "A room", "about": "Where people talk", "isSpeak": true });
        post("/external/room", body)
    });
    let text = |number| json!({ "room": room(number % ROOMS), "text": format!("Message {number}") });
    let messages = (0..ROOMS * 20).map(move |number| post("/chat-messages", text(number)));
    rooms.chain(messages).chain((0..chats).map(|number| enter(&community(number), number, "create")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mix_is_a_hundred_and_its_shares_are_drawn() {
        assert_eq!(SHARES.iter().map(|(share, _)| share).sum::<usize>(), 100);
        for (share, kind) in SHARES {
            assert_eq!((0..100).filter(|place| Kind::drawn(*place) == kind).count(), share, "{}", kind.as_str());
        }
    }
}
