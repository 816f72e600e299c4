//! What decides a call, read strongly in one request.

use super::chat_item::chat_from;
use super::member_item::member_from;
use crate::domain::mute::{Mute, remaining_seconds};
use crate::domain::room::Room;
use crate::domain::settings::Settings;
use crate::domain::time::Timestamp;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::summary::Summary;
use crate::store::keys::{self, Key};
use crate::store::mutes::mute_from;
use crate::store::rooms::room_from;
use crate::store::settings::settings_from;
use crate::store::{Store, StoreError};

/// What decides whether somebody may enter a chat, and as what.
#[derive(Debug, Clone)]
pub struct Entering {
    /// The community's chat, if there is one.
    pub chat: Option<Summary>,
    /// The person's membership, of this chat or an earlier one.
    pub member: Option<Member>,
    /// Whether they are muted in the room of that id.
    pub is_muted: bool,
    /// The room of that id, if somebody created it.
    pub room: Option<Room>,
    /// The settings.
    pub settings: Settings,
}

/// What decides whether something may be done to a member.
#[derive(Debug, Clone)]
pub struct Moderating {
    /// The community's chat, if there is one.
    pub chat: Option<Summary>,
    /// The person's membership, of this chat or an earlier one.
    pub member: Option<Member>,
    /// Whether they are muted in the room of that id.
    pub is_muted: bool,
    /// The membership of whoever does it.
    pub moderator: Option<Member>,
}

fn lasts(mute: Option<Mute>, now: Timestamp) -> bool {
    mute.is_some_and(|mute| remaining_seconds(mute.ends_at, now).is_some())
}

fn mute_key(community: &CommunityId, address: &Address) -> Option<Key> {
    community.room().zip(address.user()).map(|(room, user)| keys::mute(&room, &user))
}

impl Store {
    /// What decides whether `address` may enter the chat of `community`.
    pub async fn before_entering(
        &self,
        community: &CommunityId,
        address: &Address,
        now: Timestamp,
    ) -> Result<Entering, StoreError> {
        let (chat, member) = (keys::voice_chat(community), keys::voice_member(community, address));
        let mute = mute_key(community, address);
        let room = community.room().map(|room| keys::room(&room));
        let settings = keys::settings();
        let mut wanted = vec![chat.clone(), member.clone(), settings.clone()];
        wanted.extend(mute.clone().into_iter().chain(room.clone()));
        let mut items = self.get_all(&wanted).await?;
        let settings = items.remove(&settings).map(settings_from).transpose()?.unwrap_or_default();
        Ok(Entering {
            chat: items.remove(&chat).map(chat_from).transpose()?.map(|(_, chat)| chat),
            member: items.remove(&member).map(member_from).transpose()?,
            is_muted: lasts(mute.and_then(|key| items.remove(&key)).map(mute_from).transpose()?, now),
            room: room.and_then(|key| items.remove(&key)).map(room_from).transpose()?,
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
    ) -> Result<Moderating, StoreError> {
        let (chat, member) = (keys::voice_chat(community), keys::voice_member(community, address));
        let mute = mute_key(community, address);
        let moderator = by.map(|by| keys::voice_member(community, by));
        let mut wanted = vec![chat.clone(), member.clone()];
        wanted.extend(mute.clone().into_iter().chain(moderator.clone().filter(|key| *key != member)));
        let mut items = self.get_all(&wanted).await?;
        let moderator = moderator.and_then(|key| items.get(&key).cloned());
        Ok(Moderating {
            chat: items.remove(&chat).map(chat_from).transpose()?.map(|(_, chat)| chat),
            member: items.remove(&member).map(member_from).transpose()?,
            is_muted: lasts(mute.and_then(|key| items.remove(&key)).map(mute_from).transpose()?, now),
            moderator: moderator.map(member_from).transpose()?,
        })
    }

    /// The person's membership, read strongly.
    pub async fn member(&self, community: &CommunityId, address: &Address) -> Result<Option<Member>, StoreError> {
        self.get(&keys::voice_member(community, address), true).await?.map(member_from).transpose()
    }
}
