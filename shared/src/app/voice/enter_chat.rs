//! Somebody creates a voice chat or joins the one there is.

use super::{Voice, VoiceFault};
use crate::app::{Refused, chance};
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::entry::{Closed, may_enter};
use crate::domain::voice::member::{Action, Join, Profile, Role};
use crate::domain::voice::names::{Address, ChatRef, CommunityId, Session};
use crate::domain::voice::shard::{Shard, Shards};
use crate::domain::voice::standing::Standing;
use crate::store::{BeforeEntering, Entered, MemberWrite, StoreError};

/// Somebody enters.
#[derive(Debug)]
pub struct EnterChat {
    /// The chat of which community.
    pub community: Permitted<CommunityId>,
    pub address: Address,
    /// Whether they create the chat or join it; either will do where the other
    /// would have been right.
    pub action: Action,
    pub role: Role,
    /// How they are shown.
    pub profile: Profile,
}

impl EnterChat {
    /// Counts the user in, and answers what their client connects to LiveKit
    /// with: `livekit:<URL>?access_token=<JWT>`.
    pub async fn enter(self, voice: &Voice, now: Timestamp) -> Result<String, Refused> {
        let livekit = voice.livekit()?;
        let (session, standing) = self.join(voice, now).await?;
        let chat_ref = ChatRef { community: self.community.into_inner(), session };
        let connection_url = livekit.connection_url(&chat_ref, &self.address, &standing, now);
        connection_url.map_err(|fault| VoiceFault::from(fault).refused("no credentials can be made"))
    }

    /// Two requests, unless others are at it too.
    async fn join(&self, voice: &Voice, now: Timestamp) -> Result<(Session, Standing), Refused> {
        let backoff = voice.store.backoff();
        let mut crowded_out = 0;
        loop {
            let entering = voice.store.before_entering(&self.community, &self.address, now).await?;
            // Whoever is in the chat too: they are being kicked.
            if let Some(ban) = &entering.measures.ban {
                return Err(Refused::Banned(ban.told_at(now)));
            }
            if !entering.is_of_the_chat(now) {
                may_enter(entering.settings.is_enabled, &entering.room, now)?;
            }
            let place = self.place(voice, &entering, crowded_out, now).await?;
            let (entered, session, standing) = self.enter_at(voice, entering, place, now).await?;
            match entered {
                Entered::Done => return Ok((session, standing)),
                Entered::Conflict => {}
                Entered::Crowded => crowded_out += 1,
            }
            backoff.after_conflict().await?;
        }
    }

    /// Where they are counted if they are new, once there are shards enough: many
    /// who enter at once do not wait for each other.
    async fn place(
        &self,
        voice: &Voice,
        entering: &BeforeEntering,
        crowded_out: u32,
        now: Timestamp,
    ) -> Result<Place, StoreError> {
        let (present, shards) =
            entering.chat.as_ref().map_or_else(Default::default, |chat| (chat.participants.at(now), chat.shards));
        let mut wanted = voice.spread_from.wanted(present, crowded_out).max(shards);
        if let Some(chat) = entering.chat.as_ref().filter(|_| wanted > shards)
            && !voice.store.spread_chat(&self.community, chat, wanted).await?
        {
            wanted = shards;
        }
        // Moderators are few, and counted in one place with their kind.
        let shard = wanted.draw(chance::draw()).filter(|_| !self.role.is_moderator());
        Ok(Place { shards: wanted, shard })
    }

    async fn enter_at(
        &self,
        voice: &Voice,
        entering: BeforeEntering,
        place: Place,
        now: Timestamp,
    ) -> Result<(Entered, Session, Standing), StoreError> {
        let (measures, measures_since) = (entering.measures, entering.measures_since);
        let is_muted_in_room = measures.mute.is_some();
        let speaks = self.action == Action::Create && self.role.is_moderator();
        let begins = entering.chat.is_none();
        let begun = || VoiceChat {
            shards: place.shards,
            measures_since,
            ..VoiceChat::new(Session::new(now, chance::draw()), now)
        };
        let chat = entering.chat.unwrap_or_else(begun);
        let (role, profile) = (self.role, self.profile.clone());
        let join = Join { session: chat.session, role, profile, speaks, is_muted_in_room, shard: place.shard };
        let member = join.member(entering.member.as_ref(), &voice.graces, now);
        let write = MemberWrite {
            community: &self.community,
            address: &self.address,
            chat: &chat,
            begins,
            before: entering.member.as_ref(),
            after: &member,
            gives_speech: (speaks && !is_muted_in_room).then_some(measures_since),
            entry: None,
        };
        let entered = voice.store.write_entry(write, now).await?;
        Ok((entered, chat.session, Standing::new(member, &measures, measures_since)))
    }
}

/// Where somebody who is new in a chat is counted.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// How many shards there are.
    shards: Shards,
    /// The one of them; none for the chat's own item.
    shard: Option<Shard>,
}

impl From<Closed> for Refused {
    fn from(closed: Closed) -> Self {
        let why = closed.to_string().into();
        if closed.is_of_the_moment() { Self::Conflict(why) } else { Self::Forbidden(why) }
    }
}
