//! What decides a call, read strongly in one request.

use super::chat_item::chat_from;
use super::member_item::member_from;
use crate::domain::measures::{Measures, MeasuresSince};
use crate::domain::permitted::Permitted;
use crate::domain::room::KnownRoom;
use crate::domain::settings::Settings;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::standing::Standing;
use crate::store::keys::{self, Key};
use crate::store::measures::in_force;
use crate::store::rooms::{known_room, measures_since};
use crate::store::settings::settings_from;
use crate::store::{Store, StoreError};

/// What decides whether somebody may enter a chat, and as what.
#[derive(Debug, Clone)]
pub struct BeforeEntering {
    /// The community's chat, if there is one.
    pub chat: Option<VoiceChat>,
    /// The person's membership, of this chat or an earlier one.
    pub member: Option<Member>,
    /// What is in force about them in the room of that id.
    pub measures: Measures,
    /// Since when measures count there.
    pub measures_since: MeasuresSince,
    /// The room of that id.
    pub room: KnownRoom,
    pub settings: Settings,
}

/// What decides whether something may be done to a member.
#[derive(Debug, Clone)]
pub struct BeforeModerating {
    /// The community's chat, if there is one.
    pub chat: Option<VoiceChat>,
    /// The person's membership, of this chat or an earlier one.
    pub member: Option<Member>,
    /// What is in force about them in the room of that id.
    pub measures: Measures,
    /// The membership of whoever does it.
    pub moderator: Option<Member>,
}

pub(super) fn measures_key(community: &CommunityId, address: &Address) -> Option<Key> {
    community.room().map(|room| keys::measures_of(&room, address.user()))
}

impl BeforeEntering {
    /// Whether they are an active member of the running chat, who comes back in
    /// whatever newcomers are refused for.
    pub fn is_of_the_chat(&self, now: Timestamp) -> bool {
        let member = self.member.as_ref().filter(|member| !member.kicked && member.is_active(now));
        let session = self.chat.as_ref().map(|chat| chat.session);
        member.is_some_and(|member| Some(member.session) == session)
    }
}

impl BeforeModerating {
    /// The member as LiveKit is to have them, if they are one of `chat`.
    pub fn standing_in(&self, chat: &VoiceChat) -> Option<Standing> {
        let member = self.member.clone().filter(|member| member.session == chat.session)?;
        Some(Standing::new(member, &self.measures, chat.measures_since))
    }
}

impl Store {
    /// What decides whether `address` may enter the chat of `community`.
    pub async fn before_entering(
        &self,
        community: &Permitted<CommunityId>,
        address: &Address,
        now: Timestamp,
    ) -> Result<BeforeEntering, StoreError> {
        let (chat, member) = (keys::voice_chat(community), keys::voice_member(community, address));
        let measures = measures_key(community, address);
        let room = community.room().map(|room| keys::room(&room));
        let settings = keys::settings();
        let mut wanted = vec![chat.clone(), member.clone(), settings.clone()];
        wanted.extend(measures.clone().into_iter().chain(room.clone()));
        let mut items = self.get_all(&wanted).await?;
        let settings = items.remove(&settings).map(settings_from).transpose()?.unwrap_or_default();
        let room = room.and_then(|key| items.remove(&key));
        let measures_since = measures_since(room.as_ref())?;
        Ok(BeforeEntering {
            chat: items.remove(&chat).map(chat_from).transpose()?.map(|(_, chat)| chat),
            member: items.remove(&member).map(member_from).transpose()?,
            measures: in_force(measures.and_then(|key| items.remove(&key)).as_ref(), measures_since, now)?,
            measures_since,
            room: known_room(room)?,
            settings: settings.settings,
        })
    }

    /// What decides whether `by` may do something to `address` in the chat of
    /// `community`; `by` is whoever is held to the rules for people.
    pub async fn before_moderating(
        &self,
        community: &CommunityId,
        address: &Address,
        by: Option<&Address>,
        now: Timestamp,
    ) -> Result<BeforeModerating, StoreError> {
        let (chat, member) = (keys::voice_chat(community), keys::voice_member(community, address));
        let measures = measures_key(community, address);
        let moderator = by.map(|by| keys::voice_member(community, by));
        let mut wanted = vec![chat.clone(), member.clone()];
        wanted.extend(measures.clone().into_iter().chain(moderator.clone().filter(|key| *key != member)));
        let mut items = self.get_all(&wanted).await?;
        let moderator = moderator.and_then(|key| items.get(&key).cloned());
        let chat = items.remove(&chat).map(chat_from).transpose()?.map(|(_, chat)| chat);
        let since = chat.as_ref().map_or(MeasuresSince::BEGINNING, |chat| chat.measures_since);
        Ok(BeforeModerating {
            chat,
            member: items.remove(&member).map(member_from).transpose()?,
            measures: in_force(measures.and_then(|key| items.remove(&key)).as_ref(), since, now)?,
            moderator: moderator.map(member_from).transpose()?,
        })
    }
}
