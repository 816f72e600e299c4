//! A person in a voice chat.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::grace::{Graces, runs};
use super::names::Session;
use super::shard::Shard;
use crate::domain::rule::Rule;
use crate::domain::text::{DisplayName, Text};
use crate::domain::time::{Arrival, Second, Timestamp};

/// What somebody is in the community.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Its owner.
    Owner,
    /// One of its moderators.
    Moderator,
    Member,
    /// A guest.
    #[default]
    None,
}

impl Role {
    /// All of them, from the most that one may do to the least.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Moderator, Self::Member, Self::None];

    /// Whether this role moderates the chat.
    pub const fn is_moderator(self) -> bool {
        matches!(self, Self::Owner | Self::Moderator)
    }

    /// The role as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Moderator => "moderator",
            Self::Member => "member",
            Self::None => "none",
        }
    }
}

impl FromStr for Role {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or(Rule::must_be("owner, moderator, member or none"))
    }
}

/// Whether a chat is created or joined; both succeed whether or not there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A moderator who creates enters as a speaker.
    Create,
    /// Everybody enters as a listener.
    Join,
}

impl Action {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Create, Self::Join];

    /// The action as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Join => "join",
        }
    }
}

impl FromStr for Action {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL.into_iter().find(|action| action.as_str() == text).ok_or(Rule::must_be("create or join"))
    }
}

/// How somebody is shown to the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<DisplayName>,
    /// Whether the name is their own for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_claimed_name: Option<bool>,
    /// Where their picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_picture_url: Option<Text<1, 2048>>,
}

/// One connection of a participant, as LiveKit names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sid(String);

impl Sid {
    /// The id as LiveKit sent it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Sid {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        if (1..=128).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Rule::must_be("1–128 visible ASCII characters"))
        }
    }
}

impl fmt::Display for Sid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who shut a member's microphone in this chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MutedBy {
    /// The member, who may open it again.
    Oneself,
    /// A moderator, or a service: the member may not.
    Moderator,
}

/// How many connections that are gone a member remembers.
const LEFT_SIDS: usize = 8;

/// A member of a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub session: Session,
    /// What they are in the community.
    pub role: Role,
    /// How they are shown.
    pub profile: Profile,
    /// Whether they were let speak.
    pub is_speaker: bool,
    /// Whether they are muted in this chat, and by whom.
    pub muted: Option<MutedBy>,
    /// Since which request they ask to speak, if they do: hands stand in the order in
    /// which they were raised.
    pub hand: Option<Arrival>,
    /// Whether they were kicked since their credentials.
    pub kicked: bool,
    /// One more with every write, across chats.
    pub version: u64,
    /// When they last got credentials.
    pub credentials_at: Timestamp,
    /// When a hold last changed.
    pub changed_at: Timestamp,
    /// When role, profile or speech last changed.
    pub state_at: Timestamp,
    /// The connection, while there is one.
    pub sid: Option<Sid>,
    /// The end of the connect grace.
    pub pending_until: Option<Second>,
    /// What they are expected back from.
    pub interruption: Option<Interruption>,
    /// When the latest connection was made; kept after it is gone.
    pub joined_at: Option<Second>,
    /// The last connections that are gone.
    pub left_sids: Vec<Sid>,
    /// On which shard of the chat's counts they are counted as a participant,
    /// for as long as they are of this chat; none: on the chat's own item.
    pub shard: Option<Shard>,
}

/// A connection that broke off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interruption {
    pub at: Timestamp,
    /// The end of the reconnect grace.
    pub until: Second,
}

/// What keeps a member in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    Gone,
    /// A grace that ends then.
    Lease(Second),
    Connected,
}

/// How somebody is connected, as others are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Connection {
    Connected,
    /// They have credentials and have not used them yet.
    Connecting,
    /// They are expected back.
    Interrupted,
    /// They left, or were removed.
    Gone,
}

impl Member {
    /// How the member is connected at `now`: who is expected back is not new, though
    /// they have fresh credentials.
    pub fn connection(&self, now: Timestamp) -> Connection {
        let is_expected_back = self.interruption.is_some_and(|interruption| runs(interruption.until, now));
        match self.hold(now) {
            Hold::Connected => Connection::Connected,
            Hold::Lease(_) if is_expected_back => Connection::Interrupted,
            Hold::Lease(_) => Connection::Connecting,
            Hold::Gone => Connection::Gone,
        }
    }

    /// When the present state of their connection began.
    pub fn since(&self, now: Timestamp) -> Timestamp {
        match self.connection(now) {
            Connection::Connected => self.joined_at.map_or(self.changed_at, Second::start),
            Connection::Connecting => self.credentials_at,
            Connection::Interrupted => self.interruption.map_or(self.changed_at, |interruption| interruption.at),
            Connection::Gone => self.changed_at,
        }
    }

    pub const fn is_requesting_to_speak(&self) -> bool {
        self.hand.is_some()
    }

    /// What keeps the member in the chat at `now`: a grace that is over keeps nobody.
    pub fn hold(&self, now: Timestamp) -> Hold {
        match self.counted_as() {
            Hold::Lease(deadline) if !runs(deadline, now) => Hold::Gone,
            hold => hold,
        }
    }

    /// What the counts have the member under, whether or not a grace still
    /// runs: nothing is written when one ends. For the counts alone; whoever
    /// asks whether somebody is there asks [`Member::hold`].
    pub(super) fn counted_as(&self) -> Hold {
        match self.last_grace() {
            _ if self.sid.is_some() => Hold::Connected,
            Some(deadline) => Hold::Lease(deadline),
            None => Hold::Gone,
        }
    }

    /// The end of the later grace, over or not; none while there is none.
    pub fn last_grace(&self) -> Option<Second> {
        self.pending_until.max(self.interruption.map(|interruption| interruption.until))
    }

    /// Whether the member counts as present.
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.hold(now) != Hold::Gone
    }

    /// Whether the member is present as a moderator.
    pub fn moderates(&self, now: Timestamp) -> bool {
        self.role.is_moderator() && self.is_active(now)
    }

    /// Whether that connection is known to be gone.
    pub fn has_left(&self, sid: &Sid) -> bool {
        self.left_sids.contains(sid)
    }

    /// Whether LiveKit has to be told of state that the credentials do not carry.
    pub fn is_newer_than_credentials(&self) -> bool {
        self.state_at > self.credentials_at
    }

    pub(super) fn remember_left(&mut self, sid: Sid) {
        if self.has_left(&sid) {
            return;
        }
        if self.left_sids.len() == LEFT_SIDS {
            self.left_sids.remove(0);
        }
        self.left_sids.push(sid);
    }

    pub(super) fn release(&mut self) {
        self.sid = None;
        self.pending_until = None;
        self.interruption = None;
    }
}

/// How somebody enters a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    pub session: Session,
    /// What they are in the community.
    pub role: Role,
    /// How they are shown.
    pub profile: Profile,
    /// Whether they ask to enter as a speaker: by `create`, as a moderator.
    pub speaks: bool,
    /// Whether they are muted in the room of that id: nobody muted speaks.
    pub is_muted_in_room: bool,
    /// Where they are counted if they are new in the chat.
    pub shard: Option<Shard>,
}

impl Join {
    /// The member that enters at `now`, or enters again.
    ///
    /// Within one chat muted, speaker and speak request are kept, and a live
    /// connection goes on beside the fresh grace. After a kick they are as new,
    /// but still muted if muted. Whoever is muted in the room is a listener.
    pub fn member(self, before: Option<&Member>, graces: &Graces, now: Timestamp) -> Member {
        let version = before.map_or(0, |before| before.version) + 1;
        let before = before.filter(|before| before.session == self.session);
        let stays = before.filter(|before| !before.kicked);
        let speaks = self.speaks && !self.is_muted_in_room;
        let spoke = stays.is_some_and(|before| before.is_speaker);
        Member {
            session: self.session,
            role: self.role,
            profile: self.profile,
            is_speaker: speaks || (spoke && !self.is_muted_in_room),
            muted: before.and_then(|before| before.muted),
            hand: stays.filter(|_| !speaks).and_then(|before| before.hand),
            kicked: false,
            version,
            credentials_at: now,
            changed_at: now,
            state_at: now,
            sid: stays.and_then(|before| before.sid.clone()),
            pending_until: Some(graces.pending_until(now)),
            interruption: stays.and_then(|before| before.interruption),
            joined_at: before.and_then(|before| before.joined_at),
            left_sids: before.map(|before| before.left_sids.clone()).unwrap_or_default(),
            // Nobody moves: a reader of many items would count them twice, or not at all.
            shard: before.map_or(self.shard, |before| before.shard),
        }
    }
}
