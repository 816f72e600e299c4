//! What a reconcile found is stored: those who are counted in one place in one
//! transaction.

use std::collections::BTreeMap;

use futures::stream::{self, StreamExt, TryStreamExt};

use super::finding::Change;
use super::{AT_ONCE, Reconciling};
use crate::app::voice::VoiceFault;
use crate::app::voice::record_presence::{Recorded, record_presence};
use crate::domain::voice::names::Address;
use crate::domain::voice::shard::Shard;
use crate::domain::voice::standing::Standing;
use crate::livekit::Participant;
use crate::store::Written;

/// How many members are written at a time: one of them who changes meanwhile
/// undoes it for all.
const WRITTEN_AT_ONCE: usize = 25;

type Changes<'p> = Vec<(Address, Box<Change<'p>>)>;

/// Those who are there, as they are now stored, and how many others had changed meanwhile.
type Settled<'p> = (Vec<(Address, Standing, &'p Participant)>, usize);

impl Reconciling<'_> {
    /// Stores the changes, several at a time.
    pub(super) async fn settle<'p>(&self, changes: Changes<'p>) -> Result<Settled<'p>, VoiceFault> {
        let mut by_place = BTreeMap::<Option<Shard>, Changes<'p>>::new();
        for change in changes {
            by_place.entry(change.1.before.member.shard).or_default().push(change);
        }
        let mut batches = Vec::new();
        for mut changes in by_place.into_values() {
            while !changes.is_empty() {
                let rest = changes.split_off(changes.len().min(WRITTEN_AT_ONCE));
                batches.push(self.settle_batch(std::mem::replace(&mut changes, rest)));
            }
        }
        let batches = stream::iter(batches).buffer_unordered(AT_ONCE).try_collect::<Vec<_>>().await?;
        let mut settled = Settled::default();
        for (present, overtaken) in batches {
            settled.0.extend(present);
            settled.1 += overtaken;
        }
        Ok(settled)
    }

    async fn settle_batch<'p>(&self, changes: Changes<'p>) -> Result<Settled<'p>, VoiceFault> {
        let members = changes
            .iter()
            .map(|(address, change)| (address.clone(), change.before.member.clone(), change.after.clone()));
        let members = members.collect::<Vec<_>>();
        let (community, store) = (&self.chat_ref.community, &self.voice.store);
        if store.write_members(community, self.chat, &members, self.asked_at).await? == Written::Done {
            let present = changes.into_iter().filter_map(|(address, change)| {
                let standing = Standing { member: change.after, ..change.before };
                Some((address, standing, change.participant?))
            });
            return Ok((present.collect(), 0));
        }
        // Somebody of them has changed since they were read, or the chat has: each by themselves.
        let mut settled = Settled::default();
        for (address, change) in changes {
            match record_presence(self.voice, self.chat_ref, &address, &change.event, self.asked_at).await? {
                Recorded::Member(standing) => {
                    settled.0.extend(change.participant.map(|participant| (address, *standing, participant)));
                }
                // Kicked or ended since they were read: that is somebody else's by now.
                Recorded::NoMember | Recorded::NoChat => settled.1 += usize::from(change.participant.is_some()),
            }
        }
        Ok(settled)
    }
}
