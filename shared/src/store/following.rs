//! What of a room is new to whoever follows it.

use std::collections::{HashMap, HashSet};

use super::item::{Item, text};
use super::keys::{self, Key};
use super::message_page::MOST_BYTES;
use super::messages::message_from;
use super::{Store, StoreError};
use crate::domain::following::cursor::Place;
use crate::domain::following::page::{FollowPage, Followed};
use crate::domain::following::{Pointer, RoomFollow};
use crate::domain::id::RoomId;
use crate::domain::message::{Message, MessageId};
use crate::domain::message_list::MessageOrder;
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;

/// An item that stands among a room's messages.
#[derive(Debug)]
pub(super) enum Stored {
    Message(Box<Message>),
    Pointer(Pointer),
}

impl Stored {
    pub(super) fn of(item: Item, room: &RoomId) -> Result<Self, StoreError> {
        match keys::pointer_of(text(&item, keys::SK)) {
            None => message_from(item).map(|message| Self::Message(Box::new(message))),
            Some((at, uuid)) => Ok(Self::Pointer(Pointer { at, message: MessageId { room: room.clone(), uuid } })),
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Message(message) => Place::of_message(&message.id),
            Self::Pointer(pointer) => Place::of_pointer(pointer),
        }
    }
}

impl Store {
    /// What was stored in the room since the cursor, read strongly: one request,
    /// and one more per 100 pointers that are new; further ones where much of it
    /// is left out, or it is over a megabyte.
    pub async fn follow(
        &self,
        follow: &Permitted<RoomFollow>,
        now: Timestamp,
    ) -> Result<Followed<Message>, StoreError> {
        let mut page = FollowPage::new(&follow.cursor, now, follow.limit);
        let Some(range) = page.range().cloned() else { return Ok(page.finish(false)) };
        let (mut bytes, mut from) = (0, None);
        loop {
            let stride = page.stride(follow.filter.looks_inside());
            let query = self.messages_at(&follow.room, &range, stride, MessageOrder::OldestFirst);
            let answer = query.set_exclusive_start_key(from).send().await?;
            from = answer.last_evaluated_key;
            let items = answer.items.unwrap_or_default().into_iter();
            let stored = items.map(|item| Stored::of(item, &follow.room)).collect::<Result<Vec<_>, _>>()?;
            let pointed_to = self.pointed_to(&stored, &page).await?;
            for stored in stored {
                let place = stored.place();
                let new = found(stored, &pointed_to).filter(|_| page.is_new(place));
                let new = new.filter(|message| !message.is_expired(now) && follow.filter.admits(message));
                bytes += new.as_ref().map_or(0, Message::length);
                if !page.look_at(place, new) || bytes >= MOST_BYTES {
                    return Ok(page.finish(false));
                }
            }
            if from.is_none() || page.is_over() {
                return Ok(page.finish(from.is_none()));
            }
        }
    }

    /// The messages that those pointers point to that are new.
    async fn pointed_to(
        &self,
        stored: &[Stored],
        page: &FollowPage<'_, Message>,
    ) -> Result<HashMap<Key, Message>, StoreError> {
        let pointers = stored.iter().filter_map(|stored| match stored {
            Stored::Pointer(pointer) if page.is_new(stored.place()) => Some(keys::message(&pointer.message)),
            _ => None,
        });
        let keys = pointers.collect::<HashSet<_>>().into_iter().collect::<Vec<_>>();
        let items = self.get_all(&keys).await?;
        items.into_iter().map(|(key, item)| Ok((key, message_from(item)?))).collect()
    }
}

/// The message that a follower finds there: none that they find elsewhere as it now
/// is, or that does not show yet what the pointer announces.
fn found(stored: Stored, pointed_to: &HashMap<Key, Message>) -> Option<Message> {
    match stored {
        Stored::Message(message) => Some(*message).filter(|message| message.followed_at.is_none()),
        Stored::Pointer(pointer) => {
            let message = pointed_to.get(&keys::message(&pointer.message));
            message.filter(|message| pointer.announces(message)).cloned()
        }
    }
}
