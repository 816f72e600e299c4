//! The transactions of a history, in the real store.

use shared::domain::caller::{Actor, Caller};
use shared::domain::chance::Chance;
use shared::domain::moderation_log::{Act, LogEntry, LoggedAction};
use shared::domain::time::{Arrival, Timestamp};
use shared::domain::voice::names::{Address, ChatRef, CommunityId};
use shared::domain::voice::shard::CountedChat;
use shared::store::{MemberWrite, Store, StoreError, Written};
use uuid::Uuid;

use super::writes::Write;

/// One history's communities and people in the store.
pub struct Replay<'s> {
    store: &'s Store,
    history: u64,
}

impl<'s> Replay<'s> {
    pub fn new(store: &'s Store, history: u64) -> Self {
        Self { store, history }
    }

    fn community(&self, chat: usize) -> CommunityId {
        format!("history-{}-{chat}", self.history).parse().unwrap()
    }

    fn address(&self, user: usize) -> Address {
        format!("0x{:020x}{user:020x}", self.history).parse().unwrap()
    }

    /// Every count, wherever it is, is what the domain has.
    async fn assert_counted(&self, community: &CommunityId, becomes: Option<&CountedChat>) -> Result<(), StoreError> {
        let anybody = Caller {
            api_key: "local".to_owned(),
            user: "replay".parse().unwrap(),
            name: None,
            scopes: Vec::new(),
            rooms: None,
            is_person: false,
            until: Timestamp::from_millis(0),
        };
        let permitted = anybody.permit(community.clone()).unwrap();
        assert_eq!(self.store.counted_chat(&permitted).await?.as_ref(), becomes);
        Ok(())
    }

    /// Carries the write out; what lies in the table then must be what
    /// the domain made of it.
    pub async fn write(&self, write: &Write) -> Result<(), StoreError> {
        match write {
            Write::Member { decided, is_done, becomes } => {
                let (community, address) = (&self.community(decided.chat), &self.address(decided.user));
                let write = MemberWrite {
                    community,
                    address,
                    chat: &decided.before_chat,
                    begins: decided.begins,
                    before: decided.before.as_ref(),
                    after: &decided.after,
                    gives_speech: None,
                    entry: None,
                };
                let expected = if *is_done { Written::Done } else { Written::Conflict };
                assert_eq!(self.store.write_member(write, decided.at).await?, expected, "nobody else writes");
                self.assert_counted(community, becomes.as_ref()).await?;
                let view = self.store.before_moderating(community, address, None, decided.at).await?;
                assert_eq!(view.chat.as_ref(), becomes.as_ref().map(|becomes| &becomes.chat));
                assert!(!is_done || view.member.as_ref() == Some(&decided.after));
            }
            Write::Spread { chat, before_chat, over } => {
                let community = &self.community(*chat);
                assert!(self.store.spread_chat(community, before_chat, *over).await?);
                let view =
                    self.store.before_moderating(community, &self.address(0), None, before_chat.created_at).await?;
                assert_eq!(view.chat.unwrap().shards, before_chat.shards.max(*over), "it never gets fewer");
            }
            Write::Pruned { chat, session, at } => {
                let chat_ref = ChatRef { community: self.community(*chat), session: *session };
                self.store.prune_shards(&chat_ref, *at).await?;
            }
            Write::Ended { chat, session, version, at } => {
                let chat_ref = ChatRef { community: self.community(*chat), session: *session };
                let act = Act::new(LoggedAction::EndStage, chat_ref.community.room());
                let chance = Chance::of(Uuid::new_v4());
                let entry = LogEntry::new(&Actor::system(), act, *at, Arrival::BEFORE_ALL, chance);
                assert_eq!(self.store.end_chat(&chat_ref, *version, &entry, *at).await?, Written::Done);
                assert_eq!(self.store.running_chat(&chat_ref).await?, None);
                assert_eq!(
                    self.store.end_chat(&chat_ref, None, &entry, Timestamp::from_millis(0)).await?,
                    Written::Conflict,
                    "twice"
                );
            }
        }
        Ok(())
    }
}
