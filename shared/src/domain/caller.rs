//! Who calls, and what they may do.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::id::{RoomId, UserId};
use super::rule::Rule;
use super::text::DisplayName;
use super::time::Timestamp;

/// What a token allows its bearer to use: one scope per group of endpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Voice,
    /// Audio and video chat settings; the document's "Manage Settings".
    Settings,
    Mutes,
    Rooms,
    Messages,
}

impl Scope {
    /// All scopes, in the order of the contract.
    pub const ALL: [Self; 5] = [Self::Voice, Self::Settings, Self::Mutes, Self::Rooms, Self::Messages];

    /// The scope as a token's `scopes` claim spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Settings => "settings",
            Self::Mutes => "mutes",
            Self::Rooms => "rooms",
            Self::Messages => "messages",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Scope {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL
            .into_iter()
            .find(|scope| scope.as_str() == text.trim())
            .ok_or(Rule::must_be("voice, settings, mutes, rooms or messages"))
    }
}

/// The bearer of a valid token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The id of the API key that signed the token (`iss`).
    pub api_key: String,
    /// The account (`sub`).
    pub user: UserId,
    /// The name shown for the account (`name`).
    pub name: Option<DisplayName>,
    /// What the token allows (`scopes`).
    pub scopes: Vec<Scope>,
    /// The rooms the token is confined to (`room`, `rooms`); none if to no room.
    pub rooms: Option<Confinement>,
    /// Whether the caller is that person, not a service acting for people (`user`).
    pub is_person: bool,
    /// Until when the token is valid (`exp`).
    pub until: Timestamp,
}

/// Who does something: an account, for itself or for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub account: UserId,
    /// The name shown for it.
    pub name: Option<DisplayName>,
    pub kind: ActorKind,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// The account's own person.
    Person,
    /// Whoever acts for people, and vouches for them.
    Service,
    /// Dais itself, by its own rules.
    System,
}

impl ActorKind {
    pub const ALL: [Self; 3] = [Self::Person, Self::Service, Self::System];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Service => "service",
            Self::System => "system",
        }
    }
}

impl FromStr for ActorKind {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(Rule::must_be("person, service or system"))
    }
}

impl Actor {
    /// Dais itself.
    pub fn system() -> Self {
        Self { account: UserId::of_dais(), name: None, kind: ActorKind::System }
    }

    /// The name to show for what this actor does.
    pub fn display_name(&self) -> &str {
        self.name.as_ref().map_or(self.account.as_str(), DisplayName::as_str)
    }
}

/// The rooms that a token is confined to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confinement(BTreeSet<RoomId>);

/// How many rooms a token's `rooms` name at most.
const MOST_ROOMS: usize = 50;

impl Confinement {
    /// What `room` and `rooms` of a token say together: where both are given,
    /// both hold. `rooms` are 1–50.
    pub fn of(room: Option<RoomId>, rooms: Option<Vec<RoomId>>) -> Result<Option<Self>, Rule> {
        let rooms = match rooms {
            Some(rooms) if !(1..=MOST_ROOMS).contains(&rooms.len()) => return Err(Rule::must_be("1–50 ids")),
            rooms => rooms.map(BTreeSet::from_iter),
        };
        Ok(match (room, rooms) {
            (None, rooms) => rooms.map(Self),
            (Some(room), None) => Some(Self(BTreeSet::from([room]))),
            (Some(room), Some(rooms)) => Some(Self(rooms.into_iter().filter(|other| *other == room).collect())),
        })
    }

    /// The rooms, in their order.
    pub fn rooms(&self) -> impl Iterator<Item = &RoomId> {
        self.0.iter()
    }

    /// The one room, if it is one.
    pub fn only(&self) -> Option<&RoomId> {
        self.0.first().filter(|_| self.0.len() == 1)
    }
}

/// The token is confined to another room, or to some rooms where the question
/// spans all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutsideRoom;

impl Caller {
    /// Whether the token carries `scope`.
    pub fn may_use(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Who does what this caller asks for.
    pub fn actor(&self) -> Actor {
        let kind = if self.is_person { ActorKind::Person } else { ActorKind::Service };
        Actor { account: self.user.clone(), name: self.name.clone(), kind }
    }

    /// Refuses a caller whose token is confined to other rooms than `room`.
    pub fn enter(&self, room: &RoomId) -> Result<(), OutsideRoom> {
        match &self.rooms {
            Some(Confinement(own)) if !own.contains(room) => Err(OutsideRoom),
            _ => Ok(()),
        }
    }

    /// The one room the token is confined to, if it is one.
    pub fn only_room(&self) -> Option<&RoomId> {
        self.rooms.as_ref().and_then(Confinement::only)
    }
}
