//! The attributes of a chat's item that say how many are in it, and no others.

use serde::Deserialize;

use super::chat_item::{StoredLeases, community_of, tally, unreadable};
use crate::domain::voice::counts::ChatCounts;
use crate::domain::voice::names::{CommunityId, Session};
use crate::domain::voice::shard::Shards;
use crate::domain::voice::tally::Tally;
use crate::store::StoreError;
use crate::store::batch::Projection;
use crate::store::item::{Item, fields_of};

/// What is read of an item: what `CountFields` has, and the key.
pub const COUNTS: Projection = Projection {
    attributes: "PK, #session, connected, connectedModerators, leases, moderatorLeases, shards",
    names: &[("#session", "session")],
};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct CountFields {
    session: String,
    connected: i64,
    connected_moderators: i64,
    leases: StoredLeases,
    moderator_leases: StoredLeases,
    #[serde(default)]
    shards: Option<u16>,
}

/// The counts on a chat's own item, and where there are more.
#[derive(Debug)]
pub struct OwnCounts {
    pub session: Session,
    pub shards: Shards,
    pub counts: ChatCounts,
}

impl OwnCounts {
    /// With what its shards count.
    pub fn and(self, shards: &[Tally]) -> ChatCounts {
        ChatCounts { participants: self.counts.participants.with(shards), ..self.counts }
    }
}

/// The counts that an item holds.
pub fn counts_from(item: &Item) -> Result<(CommunityId, OwnCounts), StoreError> {
    let fields = fields_of::<CountFields>(item)?;
    let counts = ChatCounts {
        participants: tally(fields.connected, fields.leases)?,
        moderators: tally(fields.connected_moderators, fields.moderator_leases)?,
    };
    let session = fields.session.parse().map_err(|_| unreadable("session"))?;
    let own = OwnCounts { session, shards: Shards::of(fields.shards.unwrap_or_default()), counts };
    Ok((community_of(item)?, own))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::chance::Chance;
    use crate::domain::time::{Second, Timestamp};
    use crate::domain::voice::chat::VoiceChat;
    use crate::store::voice::chat_item::chat_item;

    fn is_read(name: &str) -> bool {
        let alias = COUNTS.names.iter().find(|(_, of)| *of == name).map_or(name, |(alias, _)| alias);
        COUNTS.attributes.split(", ").any(|read| read == alias)
    }

    #[test]
    fn what_is_read_of_an_item_is_all_that_its_counts_are_made_of() {
        let now = Timestamp::from_millis(1_772_000_000_000);
        let tally = |connected| Tally { connected, leases: [(Second::new(now.seconds()), connected)].into() };
        let session = Session::new(now, Chance::of(Uuid::max()));
        let (participants, moderators) = (tally(3), tally(2));
        let chat = VoiceChat { shards: Shards::of(16), participants, moderators, ..VoiceChat::new(session, now) };
        let community = "community-1".parse::<CommunityId>().unwrap();
        let mut item = chat_item(&community, &chat).unwrap();
        item.retain(|name, _| is_read(name));
        let (of, own) = counts_from(&item).unwrap();
        assert_eq!((of, own.session, own.shards), (community, session, chat.shards));
        assert_eq!(own.counts, ChatCounts { participants: tally(3), moderators: tally(2) });
        let more = OwnCounts { session, shards: chat.shards, counts: own.counts }.and(&[tally(4)]);
        assert_eq!(more.participants.connected, 7);
    }
}
