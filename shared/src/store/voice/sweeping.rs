//! What a sweep reads besides, and what it leaves for the next one.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use crate::domain::measures::MeasuresSince;
use crate::domain::room::KnownRoom;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{ChatRef, CommunityId};
use crate::domain::voice::shard::CountedChat;
use crate::store::error::if_condition_held;
use crate::store::item::fields;
use crate::store::keys;
use crate::store::rooms::{known_room, measures_since};
use crate::store::{CAPACITY, Store, StoreError};

/// A running chat, and the room of its community's id.
#[derive(Debug, Clone)]
pub struct RunningChat {
    pub chat_ref: ChatRef,
    pub counted: CountedChat,
    pub room: KnownRoom,
    /// Since when measures count in that room.
    pub measures_since: MeasuresSince,
}

impl RunningChat {
    /// Whether the room is over, or is another one by now than when the chat began.
    pub fn is_room_over(&self, now: Timestamp) -> bool {
        self.room.is_over(now) || self.measures_since > self.counted.chat.measures_since
    }
}

/// For each kind of work the name of the LiveKit room at which the next sweep
/// begins; at the first one where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SweepCursors {
    /// Ended chats to finish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finishing: SweepCursor,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: SweepCursor,
    /// Chats to hold against LiveKit's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reconciling: SweepCursor,
}

/// Where one kind of work goes on.
pub type SweepCursor = Option<String>;

impl Store {
    /// All running chats with the rooms of their communities' ids, as
    /// [`Store::all_chats`] has them; one more request per 100.
    pub async fn running_chats(&self) -> Result<Vec<RunningChat>, StoreError> {
        let chats = self.all_chats().await?;
        let key_of = |chat: &ChatRef| chat.community.room().map(|room| keys::room(&room));
        let named = |(community, counted): (CommunityId, CountedChat)| {
            (ChatRef { community, session: counted.chat.session }, counted)
        };
        let chats = chats.into_iter().map(named).collect::<Vec<_>>();
        let wanted = chats.iter().filter_map(|(chat_ref, _)| key_of(chat_ref)).collect::<Vec<_>>();
        let mut rooms = self.get_all(&wanted).await?;
        let mut running = Vec::with_capacity(chats.len());
        for (chat_ref, counted) in chats {
            let room = key_of(&chat_ref).and_then(|key| rooms.remove(&key));
            let measures_since = measures_since(room.as_ref())?;
            running.push(RunningChat { chat_ref, counted, room: known_room(room)?, measures_since });
        }
        Ok(running)
    }

    /// Where this sweep begins.
    pub async fn sweep_cursors(&self) -> Result<SweepCursors, StoreError> {
        Ok(self.get(&keys::sweep(), true).await?.map(fields).transpose()?.unwrap_or_default())
    }

    /// Notes where the next sweep begins.
    pub async fn note_sweep_cursors(&self, cursors: &SweepCursors) -> Result<(), StoreError> {
        let values =
            [("finishing", &cursors.finishing), ("ending", &cursors.ending), ("reconciling", &cursors.reconciling)];
        let mut update = self.client.update_item().table_name(&*self.table);
        let (mut set, mut remove) = (Vec::new(), Vec::new());
        for (name, cursor) in values {
            match cursor {
                None => remove.push(name),
                Some(cursor) => {
                    set.push(format!("{name} = :{name}"));
                    update = update.expression_attribute_values(format!(":{name}"), AttributeValue::S(cursor.clone()));
                }
            }
        }
        let clauses = [("SET", set.join(", ")), ("REMOVE", remove.join(", "))];
        let clauses = clauses.into_iter().filter(|(_, what)| !what.is_empty());
        let expression = clauses.map(|(verb, what)| format!("{verb} {what}")).collect::<Vec<_>>().join(" ");
        update
            .set_key(Some(keys::sweep().attributes()))
            .update_expression(expression)
            .return_consumed_capacity(CAPACITY)
            .send()
            .await?;
        Ok(())
    }

    /// Whether it is time to say that LiveKit has people of whom no webhook
    /// told: true for one caller in an hour.
    pub async fn may_say_untold(&self, now: Timestamp) -> Result<bool, StoreError> {
        const HOUR: i64 = 60 * 60 * 1000;
        let number = |millis: i64| AttributeValue::N(millis.to_string());
        let said = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(keys::sweep().attributes()))
            .update_expression("SET untoldSaidAt = :now")
            // Two sweeps overlap, and both have something to say: it is said once.
            .condition_expression("attribute_not_exists(untoldSaidAt) OR untoldSaidAt <= :before")
            .expression_attribute_values(":now", number(now.millis()))
            .expression_attribute_values(":before", number(now.millis() - HOUR))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        Ok(if_condition_held(said)?.is_some())
    }
}
