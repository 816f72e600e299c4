//! Tokens for the channels of live events, and for nothing else: their audience is
//! one that no group of ours answers.

use std::time::Duration;

use super::{ApiKeys, Audience, Claims, InvalidToken, NumericDate};
use crate::domain::caller::Caller;
use crate::domain::id::{RoomId, UserId};
use crate::domain::live::channel::Channel;
use crate::domain::time::Timestamp;

/// Whom these tokens are for.
const AUDIENCE: &str = "dais-live";

/// How long one is valid, unless the token it was given for ends sooner.
pub const LASTS: Duration = Duration::from_hours(1);

/// What its bearer may subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveToken {
    /// The room; all of them if none is said.
    pub room: Option<RoomId>,
    /// Whose own channel.
    pub user: UserId,
}

impl LiveToken {
    /// The channel of what happens in its room, or in any.
    pub fn room_channel(&self) -> Channel {
        self.room.as_ref().map_or_else(Channel::of_all_rooms, Channel::of_room)
    }

    /// The channel of what concerns its bearer.
    pub fn own_channel(&self) -> Channel {
        Channel::of_user(&self.user)
    }

    /// Whether its bearer may subscribe to `channel`. Who may listen to all rooms may
    /// listen to one of them.
    pub fn may_subscribe(&self, channel: &Channel) -> bool {
        *channel == self.own_channel()
            || *channel == self.room_channel()
            || self.room.is_none() && channel.is_of_a_room()
    }
}

/// A token, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLiveToken {
    pub token: String,
    pub until: Timestamp,
}

impl ApiKeys {
    /// Signs a token for what `live` says with the key of `caller`'s own, which it
    /// does not outlive.
    pub fn issue_live(&self, caller: &Caller, live: &LiveToken, now: Timestamp) -> Result<NewLiveToken, InvalidToken> {
        let until = caller.until.min(now.after(LASTS));
        let claims = Claims {
            iss: caller.api_key.clone(),
            sub: live.user.clone(),
            name: None,
            scopes: Vec::new(),
            room: live.room.clone(),
            rooms: None,
            user: None,
            aud: Some(Audience::One(AUDIENCE.to_owned())),
            iat: Some(NumericDate::Whole(now.seconds())),
            nbf: None,
            exp: NumericDate::Whole(until.seconds()),
        };
        Ok(NewLiveToken { token: self.sign(&claims)?, until: until.second().start() })
    }

    /// What the bearer of `token` may subscribe to, if one of these keys signed it
    /// for that and it is valid at `now`.
    pub fn verify_live(&self, token: &str, now: Timestamp) -> Result<LiveToken, InvalidToken> {
        let claims = self.claims(token, now)?;
        if !claims.aud.is_some_and(|audience| audience.names(AUDIENCE)) {
            return Err(InvalidToken);
        }
        Ok(LiveToken { room: claims.room, user: claims.sub })
    }
}
