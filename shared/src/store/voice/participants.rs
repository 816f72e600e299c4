//! The participants of a chat, page by page.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use aws_sdk_dynamodb::types::AttributeValue;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::chat_item::chat_from;
use super::member_item::member_from;
use crate::domain::page::{CURSOR_RULE, Page};
use crate::domain::permitted::Permitted;
use crate::domain::rule::Rule;
use crate::domain::time::Timestamp;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId, Session};
use crate::domain::voice::participants::{ParticipantState, is_listed};
use crate::store::item::{Item, text};
use crate::store::keys;
use crate::store::{Store, StoreError};

/// Where a list of participants goes on: after this place among the members of one
/// chat. Written as opaque text together with the filter of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantCursor {
    state: Option<ParticipantState>,
    session: Session,
    after: String,
}

impl ParticipantCursor {
    /// The filter of the list whose page ended here.
    pub const fn state(&self) -> Option<ParticipantState> {
        self.state
    }
}

impl fmt::Display for ParticipantCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state.map_or("", ParticipantState::as_str);
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(format!("{state}#{}#{}", self.session, self.after)))
    }
}

impl FromStr for ParticipantCursor {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| CURSOR_RULE)?;
        let plain = String::from_utf8(bytes).map_err(|_| CURSOR_RULE)?;
        let (state, rest) = plain.split_once('#').ok_or(CURSOR_RULE)?;
        let (session, after) = rest.split_once('#').ok_or(CURSOR_RULE)?;
        keys::address_at(after).ok_or(CURSOR_RULE)?;
        let state = Some(state).filter(|state| !state.is_empty()).map(str::parse).transpose();
        Ok(Self {
            state: state.map_err(|_| CURSOR_RULE)?,
            session: session.parse().map_err(|_| CURSOR_RULE)?,
            after: after.to_owned(),
        })
    }
}

/// A page of participants.
pub type Participants = Page<(Address, Member), ParticipantCursor>;

/// How many entries of the index one call looks at, at most.
const MOST_LOOKED_AT: usize = 1000;

/// How many entries are looked at in one go where most of them are others.
const STRIDE: usize = 250;

/// The entries of the index that a page goes by.
struct Listing<'l> {
    community: &'l CommunityId,
    session: Session,
    state: Option<ParticipantState>,
}

impl Store {
    /// A page of the active members of the community's chat: three requests as a
    /// rule, whatever the size of the chat, and one more for each further 100; more
    /// where those who are gone lie between, or others where a state is asked for: up
    /// to 1,000 entries are looked at. None where there is no active chat, or another
    /// one than the cursor's. All of it is read eventually.
    pub async fn participants(
        &self,
        community: &Permitted<CommunityId>,
        state: Option<ParticipantState>,
        cursor: Option<ParticipantCursor>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Participants, StoreError> {
        let chat = self.get(&keys::voice_chat(community), false).await?.map(chat_from).transpose()?;
        let chat = chat.map(|(_, chat)| chat).filter(|chat| chat.is_active(now));
        let chat = chat.filter(|chat| cursor.as_ref().is_none_or(|cursor| cursor.session == chat.session));
        let Some(chat) = chat else { return Ok(Page { entries: Vec::new(), next: None }) };
        let listing = Listing { community, session: chat.session, state };
        self.listed_participants(&listing, cursor.map(|cursor| cursor.after), limit, now).await
    }

    async fn listed_participants(
        &self,
        listing: &Listing<'_>,
        mut after: Option<String>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Participants, StoreError> {
        let (mut entries, mut met, mut looked_at) = (Vec::new(), BTreeSet::new(), 0);
        let is_over = loop {
            let wanted = limit - entries.len();
            let most = if listing.looks_inside() { STRIDE } else { wanted + 1 };
            let mut places = self.places(listing, after.as_deref(), most).await?;
            let is_all = places.len() < most;
            let taken = listing.up_to(&places, wanted);
            let is_read_up = is_all && taken == places.len();
            places.truncate(taken);
            looked_at += taken;
            let addresses = places.iter().filter(|place| listing.admits(place)).filter_map(address_of);
            // Who raised a hand meanwhile is at two places.
            let addresses = addresses.filter(|address| met.insert(address.clone())).collect::<Vec<_>>();
            entries.extend(self.active(listing, addresses, now).await?);
            after = places.last().map(|place| text(place, keys::GSI1SK).to_owned()).or(after);
            if is_read_up || entries.len() == limit || looked_at >= MOST_LOOKED_AT {
                break is_read_up;
            }
        };
        let cursor = |after| ParticipantCursor { state: listing.state, session: listing.session, after };
        Ok(Page { entries, next: after.filter(|_| !is_over).map(cursor) })
    }

    /// The next entries of the index, in its order.
    async fn places(&self, listing: &Listing<'_>, after: Option<&str>, most: usize) -> Result<Vec<Item>, StoreError> {
        let hands_alone = listing.state == Some(ParticipantState::Requesting);
        let (first, last) = keys::voice_member_places(after, hands_alone);
        let query = self
            .index_query(&keys::voice_members(listing.community, listing.session))
            .key_condition_expression("GSI1PK = :partition AND GSI1SK BETWEEN :first AND :last")
            .expression_attribute_values(":first", AttributeValue::S(first))
            .expression_attribute_values(":last", AttributeValue::S(last))
            .limit(i32::try_from(most).unwrap_or(i32::MAX));
        Ok(query.send().await?.items.unwrap_or_default())
    }

    /// Those of them who are to be listed, in the order given.
    async fn active(
        &self,
        listing: &Listing<'_>,
        addresses: Vec<Address>,
        now: Timestamp,
    ) -> Result<Vec<(Address, Member)>, StoreError> {
        let key = |address: &Address| keys::voice_member(listing.community, address);
        let keys = addresses.iter().map(key).collect::<Vec<_>>();
        let mut items = self.get_listed(&keys).await?;
        let mut active = Vec::with_capacity(addresses.len());
        for address in addresses {
            let Some(item) = items.remove(&key(&address)) else { continue };
            let member = member_from(item)?;
            if member.session == listing.session && is_listed(&member, listing.state, now) {
                active.push((address, member));
            }
        }
        Ok(active)
    }
}

impl Listing<'_> {
    /// Whether most of the entries are others.
    fn looks_inside(&self) -> bool {
        matches!(self.state, Some(ParticipantState::Speakers | ParticipantState::Moderators))
    }

    fn admits(&self, place: &Item) -> bool {
        let role = text(place, "role").parse().unwrap_or_default();
        let is_speaker = place.get("isSpeaker").and_then(|value| value.as_bool().ok()).copied().unwrap_or_default();
        self.state.is_none_or(|state| state.admits_entry(role, is_speaker))
    }

    /// How many of the entries there are up to the last of `wanted` that count.
    fn up_to(&self, places: &[Item], wanted: usize) -> usize {
        let counting = places.iter().enumerate().filter(|(_, place)| self.admits(place));
        let next = counting.map(|(index, _)| index).nth(wanted);
        next.unwrap_or(places.len())
    }
}

fn address_of(place: &Item) -> Option<Address> {
    keys::address_at(text(place, keys::GSI1SK))
}
