//! Somebody creates a voice chat or joins the one there is.

use super::{Voice, VoiceFault};
use crate::app::{Refused, chance};
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::entry::{Closed, may_enter};
use crate::domain::voice::member::{Action, Join, Profile, Role};
use crate::domain::voice::names::{Address, ChatRef, CommunityId, Session};
use crate::domain::voice::standing::Standing;
use crate::store::{MemberWrite, Written};

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
        let creates = self.action == Action::Create && self.role.is_moderator();
        let backoff = voice.store.backoff();
        loop {
            let entering = voice.store.before_entering(&self.community, &self.address, now).await?;
            if !entering.is_of_the_chat(now) {
                may_enter(entering.settings.is_enabled, &entering.room, now)?;
            }
            let is_muted_in_room = entering.is_muted_in_room;
            let begins = entering.chat.is_none();
            let chat = entering.chat.unwrap_or_else(|| VoiceChat::new(Session::new(now, chance::draw()), now));
            let (role, profile) = (self.role, self.profile.clone());
            let join = Join { session: chat.session, role, profile, speaks: creates, is_muted_in_room };
            let member = join.member(entering.member.as_ref(), &voice.graces, now);
            let write = MemberWrite {
                community: &self.community,
                address: &self.address,
                chat: &chat,
                begins,
                before: entering.member.as_ref(),
                after: &member,
                gives_speech: creates && !is_muted_in_room,
            };
            match voice.store.write_member(write, now).await? {
                Written::Done => return Ok((chat.session, Standing { member, is_muted_in_room })),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }
}

impl From<Closed> for Refused {
    fn from(closed: Closed) -> Self {
        let why = closed.to_string().into();
        if closed.is_of_the_moment() { Self::Conflict(why) } else { Self::Forbidden(why) }
    }
}
