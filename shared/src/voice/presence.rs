//! An event about a member's connection, written where it says something new.

use crate::domain::time::Timestamp;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, LiveKitRoom};
use crate::domain::voice::presence::{Event, after};
use crate::http::voice_app::VoiceApp;
use crate::store::race::Race;
use crate::store::{Enrolment, StoreError, Written};

/// What an event was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// The LiveKit room is that of no current chat.
    NoChat,
    /// Nobody of that address is in the chat, or they were kicked since their
    /// credentials.
    NoMember,
    /// A member, as they are now stored.
    Member(Box<Member>),
}

/// Writes what `event` makes of a member. It reads and decides again as long
/// as others change the same member or the chat ends under it.
pub async fn happen(
    voice: &VoiceApp,
    room: &LiveKitRoom,
    address: &Address,
    event: &Event,
    now: Timestamp,
) -> Result<Happened, StoreError> {
    let race = Race::start();
    loop {
        let view = voice.store().before_moderating(&room.community, address, None, now).await?;
        let Some(chat) = view.chat.filter(|chat| chat.session == room.session) else { return Ok(Happened::NoChat) };
        let is_here = |member: &Member| member.session == room.session && !member.kicked;
        let Some(before) = view.member.filter(is_here) else { return Ok(Happened::NoMember) };
        let changed = after(&before, event, &voice.graces, now);
        if changed == before {
            return Ok(Happened::Member(Box::new(before)));
        }
        let enrolment = Enrolment {
            community: &room.community,
            address,
            chat: &chat,
            begins: false,
            before: Some(&before),
            after: &changed,
            gives_speech: false,
        };
        match voice.store().enrol(enrolment, now).await? {
            Written::Done => return Ok(Happened::Member(Box::new(changed))),
            Written::Raced => race.lost().await?,
        }
    }
}
