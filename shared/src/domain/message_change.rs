//! What becomes of a message after it was posted: it is edited, or removed.

use super::caller::{Actor, ActorKind};
use super::chance::Chance;
use super::message::{Message, MessageId, MessageMedia, MessageText, Removal};
use super::time::{Arrival, Timestamp};

/// What to set of a message: at least one of both, else it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageEdit {
    text: Option<MessageText>,
    media: Option<MessageMedia>,
}

impl MessageEdit {
    /// The edit that sets these; none where there is nothing to set.
    pub fn of(text: Option<MessageText>, media: Option<MessageMedia>) -> Option<Self> {
        (text.is_some() || media.is_some()).then_some(Self { text, media })
    }
}

/// When a change arrives, and what keeps it apart from others of that moment.
#[derive(Debug, Clone, Copy)]
pub struct ChangeMoment {
    pub now: Timestamp,
    pub arrival: Arrival,
    pub chance: Chance,
}

impl Message {
    /// Whether it was edited before and says what the edit sets: such an edit is a repeat,
    /// whose answer got lost, or may as well be one.
    pub fn is_edited_so(&self, edit: &MessageEdit) -> bool {
        let says_text = edit.text.is_none() || edit.text == self.text;
        let says_media = edit.media.is_none() || edit.media == self.media;
        self.edited_at.is_some() && says_text && says_media
    }

    /// The message with what the edit sets. It is edited later than it was before,
    /// whatever the clocks say: by that clients know which of two states is the newer.
    pub fn edited(&self, edit: MessageEdit, moment: ChangeMoment) -> Self {
        let next = self.edited_at.map(|last| Timestamp::from_millis(last.millis() + 1));
        Self {
            text: edit.text.or_else(|| self.text.clone()),
            media: edit.media.or_else(|| self.media.clone()),
            edited_at: Some(next.map_or(moment.now, |next| next.max(moment.now))),
            followed_at: Some(moment.place(&self.id)),
            ..self.clone()
        }
    }

    /// What is left of the message when `actor` removes it.
    pub fn removed(&self, actor: &Actor, moment: ChangeMoment) -> Self {
        Self {
            text: None,
            media: None,
            removed: Some(Removal { at: moment.now, by: actor.account.clone() }),
            followed_at: Some(moment.place(&self.id)),
            ..self.clone()
        }
    }
}

impl ChangeMoment {
    fn place(self, message: &MessageId) -> uuid::Uuid {
        MessageId::new(message.room.clone(), self.now, self.arrival, self.chance).uuid
    }
}

/// Why somebody may not change a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayNotChange {
    /// To them there is no such message.
    Unknown,
    /// It is another's.
    NotOwn,
    /// It is another's, and they are no moderator.
    NoModerator,
    /// It was removed.
    Removed,
}

/// Whether somebody of that kind may see the message by its id: services see what is
/// left of a removed one, people do not.
pub fn may_see(message: &Message, kind: ActorKind) -> bool {
    message.removed.is_none() || kind != ActorKind::Person
}

/// Whether `actor` may edit the message: its author may, and so may services, which
/// vouch for their users. A moderator puts no words into anybody's mouth.
pub fn may_edit(message: &Message, actor: &Actor) -> Result<(), MayNotChange> {
    if !may_see(message, actor.kind) {
        Err(MayNotChange::Unknown)
    } else if !is_own(message, actor) {
        Err(MayNotChange::NotOwn)
    } else if message.removed.is_some() {
        Err(MayNotChange::Removed)
    } else {
        Ok(())
    }
}

/// Whether `actor` may remove the message, or be told that it is: its author and
/// services may, and moderators of the room.
pub fn may_remove(message: &Message, actor: &Actor, moderates: bool) -> Result<(), MayNotChange> {
    if moderates || is_own(message, actor) {
        Ok(())
    } else if may_see(message, actor.kind) {
        Err(MayNotChange::NoModerator)
    } else {
        Err(MayNotChange::Unknown)
    }
}

/// Whether the message is theirs, or their users'.
fn is_own(message: &Message, actor: &Actor) -> bool {
    actor.kind != ActorKind::Person || message.created_by == actor.account
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::{NewMessage, Retention};
    use crate::domain::rule::Rule;

    fn person(account: &str) -> Result<Actor, Rule> {
        Ok(Actor { account: account.parse()?, name: None, kind: ActorKind::Person })
    }

    fn service(account: &str) -> Result<Actor, Rule> {
        Ok(Actor { kind: ActorKind::Service, ..person(account)? })
    }

    fn at(millis: i64) -> ChangeMoment {
        let now = Timestamp::from_millis(millis);
        ChangeMoment { now, arrival: Arrival::after(Arrival::BEFORE_ALL, now), chance: Chance::of(uuid::Uuid::nil()) }
    }

    fn message() -> Result<Message, Rule> {
        let text = Some("hey".parse()?);
        let new = NewMessage { room: "r".parse()?, session: None, text, media: None, created_at: None };
        let ChangeMoment { now, arrival, chance } = at(1000);
        let id = new.place(now, arrival, chance);
        Ok(Message::posted(new, id, &person("ann")?, None, Retention::days(1), now))
    }

    fn said(text: &str) -> Result<MessageEdit, Rule> {
        Ok(MessageEdit { text: Some(text.parse()?), media: None })
    }

    #[test]
    fn an_edit_sets_what_it_names_and_is_later_than_the_one_before() -> Result<(), Rule> {
        let message = message()?;
        let first = message.edited(said("ho")?, at(2000));
        assert_eq!(first.text, Some("ho".parse()?));
        assert_eq!(first.edited_at, Some(at(2000).now));
        assert!(!message.is_edited_so(&said("hey")?), "that it is edited is to be seen");
        assert!(first.is_edited_so(&said("ho")?) && !first.is_edited_so(&said("hey")?));
        let media = MessageEdit { text: None, media: Some("a.png".parse()?) };
        for (millis, expected) in [(1500, 2001), (2000, 2001), (2001, 2001), (3000, 3000)] {
            let second = first.edited(media.clone(), at(millis));
            assert_eq!(second.edited_at, Some(at(expected).now), "{millis}");
            assert_eq!((&second.text, &second.media), (&first.text, &media.media));
            assert_ne!(second.followed_at, first.followed_at);
            assert!(second.is_same_post(&message));
        }
        Ok(())
    }

    #[test]
    fn what_is_removed_says_nothing_any_more_but_who_posted_it_and_who_removed_it() -> Result<(), Rule> {
        let message = message()?.edited(said("ho")?, at(2000));
        let removed = message.removed(&person("mod")?, at(3000));
        let removal = Removal { at: at(3000).now, by: "mod".parse()? };
        assert_eq!((&removed.text, &removed.media, &removed.removed), (&None, &None, &Some(removal)));
        assert_eq!(removed.expires_at, message.expires_at);
        assert!(removed.is_same_post(&message));
        Ok(())
    }

    #[test]
    fn an_author_and_services_edit_and_nobody_edits_what_is_removed() -> Result<(), Rule> {
        let message = message()?;
        let removed = message.removed(&person("mod")?, at(3000));
        let (author, other, service) = (person("ann")?, person("bob")?, service("bot")?);
        assert_eq!(may_edit(&message, &author), Ok(()));
        assert_eq!(may_edit(&message, &other), Err(MayNotChange::NotOwn));
        assert_eq!(may_edit(&message, &service), Ok(()));
        assert_eq!(may_edit(&removed, &author), Err(MayNotChange::Unknown));
        assert_eq!(may_edit(&removed, &other), Err(MayNotChange::Unknown));
        assert_eq!(may_edit(&removed, &service), Err(MayNotChange::Removed));
        Ok(())
    }

    #[test]
    fn an_author_moderators_and_services_remove() -> Result<(), Rule> {
        let message = message()?;
        let removed = message.removed(&person("mod")?, at(3000));
        let (author, other, service) = (person("ann")?, person("bob")?, service("bot")?);
        for message in [&message, &removed] {
            assert_eq!(may_remove(message, &author, false), Ok(()));
            assert_eq!(may_remove(message, &other, true), Ok(()));
            assert_eq!(may_remove(message, &service, false), Ok(()));
        }
        assert_eq!(may_remove(&message, &other, false), Err(MayNotChange::NoModerator));
        assert_eq!(may_remove(&removed, &other, false), Err(MayNotChange::Unknown));
        Ok(())
    }
}
