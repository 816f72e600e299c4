//! What a batch of changes comes to: what is told of one by one, and what of a
//! crowd is told of together.

use std::collections::BTreeMap;

use super::change::{Change, Recorded, SequenceNumber};
use crate::domain::ban::Ban;
use crate::domain::id::{RoomId, UserId};
use crate::domain::measures::Measures;
use crate::domain::message::{Message, MessageId};
use crate::domain::mute::Mute;
use crate::domain::room::{KnownRoom, Room};
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};

/// One thing to tell of, and the changes it comes of.
#[derive(Debug, Clone)]
pub struct Tiding {
    pub from: Vec<SequenceNumber>,
    /// The id of the last of these changes.
    pub id: String,
    /// When the last of these changes was written.
    pub at: Timestamp,
    pub what: What,
}

/// What has happened.
#[derive(Debug, Clone)]
pub enum What {
    Posted(Message),
    Edited(Message),
    /// What is left of it.
    Removed(Message),
    /// Whose mark is on a message since, or is not any more.
    Seen {
        message: MessageId,
        readers: BTreeMap<UserId, bool>,
    },
    Muted {
        room: RoomId,
        mute: Mute,
    },
    Unmuted {
        room: RoomId,
        mute: Mute,
    },
    Banned {
        room: RoomId,
        ban: Ban,
    },
    Unbanned {
        room: RoomId,
        ban: Ban,
    },
    RoomCreated(Room),
    RoomUpdated(Room),
    RoomDeleted(RoomId),
    StageStarted(CommunityId),
    /// How many are on the stage: whoever tells of it looks.
    StageCounted(CommunityId),
    /// Participants who came, went or changed, each as they are now.
    Participants {
        community: CommunityId,
        members: BTreeMap<Address, Member>,
    },
    /// What a participant may do was changed.
    Standing {
        community: CommunityId,
        address: Address,
        member: Member,
    },
    StageEnded(CommunityId),
}

/// What the changes come to, in their order. What happened again and again to
/// the counts of one stage, to its participants, to one participant's rights or to
/// the readers of one message is told of once, so that a crowd costs no more
/// than the time it takes (DESIGN.md, section 7).
pub fn digest(changes: impl IntoIterator<Item = Recorded>) -> Vec<Tiding> {
    let mut tidings = Vec::new();
    for Recorded { sequence_number, id, at, change } in changes {
        for what in happened(change, at) {
            add(&mut tidings, Tiding { from: vec![sequence_number.clone()], id: id.clone(), at, what });
        }
    }
    tidings
}

/// Adds what happened next, to what is there already if it is of one kind with it.
fn add(tidings: &mut Vec<Tiding>, next: Tiding) {
    let mut what = next.what;
    for earlier in tidings.iter_mut().rev() {
        match join(&mut earlier.what, what) {
            None => {
                earlier.from.extend(next.from);
                (earlier.id, earlier.at) = (next.id, next.at);
                return;
            }
            Some(other) => what = other,
        }
    }
    tidings.push(Tiding { what, ..next });
}

/// Makes one thing to tell of out of two; the next one, if they stay two.
fn join(earlier: &mut What, next: What) -> Option<What> {
    match (&mut *earlier, next) {
        // Whoever tells of a beginning looks how many are there, too.
        (What::StageStarted(a) | What::StageCounted(a), What::StageCounted(b)) if *a == b => None,
        // What was counted before an end is over.
        (What::StageCounted(a), What::StageEnded(b)) if *a == b => {
            *earlier = What::StageEnded(b);
            None
        }
        (What::Participants { community: a, members }, What::Participants { community: b, members: more })
            if *a == b =>
        {
            members.extend(more);
            None
        }
        (
            What::Standing { community: a, address: x, member },
            What::Standing { community: b, address: y, member: latest },
        ) if *a == b && *x == y => {
            *member = latest;
            None
        }
        (What::Seen { message: a, readers }, What::Seen { message: b, readers: more }) if *a == b => {
            readers.extend(more);
            None
        }
        (_, next) => Some(next),
    }
}

/// What a change is told of as, if at all.
fn happened(change: Change, at: Timestamp) -> Vec<What> {
    match change {
        Change::Message { before, after } => message(before.as_ref(), after).into_iter().collect(),
        Change::Seen { message, reader, is_seen } => {
            vec![What::Seen { message, readers: BTreeMap::from([(reader, is_seen)]) }]
        }
        Change::Measures { room, before, after } => measures(&room, *before, *after, at),
        Change::Room { id, before, after } => room(id, before, after).into_iter().collect(),
        Change::Stage { community, before, after } => stage(&community, before.as_ref(), after.as_ref()),
        Change::Counts { community } => vec![What::StageCounted(community)],
        Change::Member { community, address, before, after } => member(community, address, before, after, at),
    }
}

/// Each of the two by itself: neither is told of where only the other has changed.
fn measures(room: &RoomId, before: Measures, after: Measures, at: Timestamp) -> Vec<What> {
    let mute = match (before.mute, after.mute) {
        (before, Some(mute)) => (before.as_ref() != Some(&mute)).then(|| What::Muted { room: room.clone(), mute }),
        // What was over is not told of: the clock alone has changed it.
        (Some(mute), None) if !mute.ends_at.is_over(at) => Some(What::Unmuted { room: room.clone(), mute }),
        (_, None) => None,
    };
    let ban = match (before.ban, after.ban) {
        (before, Some(ban)) => (before.as_ref() != Some(&ban)).then(|| What::Banned { room: room.clone(), ban }),
        (Some(ban), None) if ban.lasts(at) => Some(What::Unbanned { room: room.clone(), ban }),
        (_, None) => None,
    };
    mute.into_iter().chain(ban).collect()
}

fn message(before: Option<&Message>, after: Message) -> Option<What> {
    match before {
        None => Some(What::Posted(after)),
        Some(before) if before.removed != after.removed => Some(What::Removed(after)),
        Some(before) if before.edited_at != after.edited_at => Some(What::Edited(after)),
        Some(_) => None,
    }
}

fn room(id: RoomId, before: KnownRoom, after: KnownRoom) -> Option<What> {
    match (before, after) {
        (KnownRoom::Room(_), KnownRoom::Room(room)) => Some(What::RoomUpdated(room)),
        (_, KnownRoom::Room(room)) => Some(What::RoomCreated(room)),
        (KnownRoom::Room(_), _) => Some(What::RoomDeleted(id)),
        _ => None,
    }
}

fn stage(community: &CommunityId, before: Option<&VoiceChat>, after: Option<&VoiceChat>) -> Vec<What> {
    let (started, ended) = (What::StageStarted(community.clone()), What::StageEnded(community.clone()));
    match (before, after) {
        (None, None) => Vec::new(),
        (None, Some(_)) => vec![started],
        (Some(_), None) => vec![ended],
        (Some(before), Some(after)) if before.session != after.session => vec![ended, started],
        (Some(before), Some(after)) if before.version == after.version => Vec::new(),
        (Some(_), Some(_)) => vec![What::StageCounted(community.clone())],
    }
}

fn member(community: CommunityId, address: Address, before: Option<Member>, after: Member, at: Timestamp) -> Vec<What> {
    let before = before.filter(|before| before.session == after.session);
    if before.as_ref().is_some_and(|before| shown(before, at) == shown(&after, at)) {
        return Vec::new();
    }
    let members = BTreeMap::from([(address.clone(), after.clone())]);
    let told = What::Participants { community: community.clone(), members };
    let has_changed = before.is_some_and(|before| rights(&before) != rights(&after));
    let own = has_changed.then_some(What::Standing { community, address, member: after });
    [told].into_iter().chain(own).collect()
}

/// What of a member others are shown.
fn shown(member: &Member, at: Timestamp) -> impl PartialEq {
    (rights(member), member.profile.clone(), member.hand, member.connection(at))
}

/// What decides what a member may do.
fn rights(member: &Member) -> impl PartialEq + use<> {
    (member.role, member.is_speaker, member.muted, member.kicked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ban::BanDuration;
    use crate::domain::chance::Chance;
    use crate::domain::id::SentUserId;
    use crate::domain::live::change::SequenceNumber;
    use crate::domain::measures::Measure;
    use crate::domain::reason::Reason;
    use crate::domain::rule::Rule;
    use crate::domain::time::Second;
    use crate::domain::voice::grace::Graces;
    use crate::domain::voice::member::{Join, Profile, Role};
    use crate::domain::voice::names::Session;

    const NOW: Timestamp = Timestamp::from_millis(1_564_661_697_000);

    fn digested(changes: Vec<Change>) -> Vec<Tiding> {
        let recorded = |(index, change): (usize, Change)| Recorded {
            sequence_number: SequenceNumber::of_stream(&index.to_string()),
            id: format!("id-{index}"),
            at: NOW,
            change,
        };
        digest(changes.into_iter().enumerate().map(recorded))
    }

    fn from(tiding: &Tiding) -> String {
        tiding.from.iter().map(SequenceNumber::as_str).collect::<Vec<_>>().join(" ")
    }

    fn chat(number: u128) -> VoiceChat {
        VoiceChat::new(Session::new(NOW, Chance::of(uuid::Uuid::from_u128(number))), NOW)
    }

    fn counted(chat: &VoiceChat) -> VoiceChat {
        VoiceChat { version: chat.version + 1, ..chat.clone() }
    }

    fn stage(before: Option<&VoiceChat>, after: Option<&VoiceChat>) -> Result<Change, Rule> {
        Ok(Change::Stage { community: "c".parse()?, before: before.cloned(), after: after.cloned() })
    }

    fn joined(chat: &VoiceChat) -> Member {
        let join = Join {
            session: chat.session,
            role: Role::Member,
            profile: Profile::default(),
            speaks: false,
            is_muted_in_room: false,
            shard: None,
        };
        join.member(None, &Graces::default(), NOW)
    }

    fn entered(user: usize, before: Option<&Member>, after: &Member) -> Result<Change, Rule> {
        let address = format!("0x{user:040x}").parse()?;
        Ok(Change::Member { community: "c".parse()?, address, before: before.cloned(), after: after.clone() })
    }

    #[test]
    fn however_many_enter_a_stage_it_is_told_of_twice() -> Result<(), Rule> {
        let (first, shard) = (chat(1), Change::Counts { community: "c".parse()? });
        let mut changes = Vec::new();
        for user in 0..500 {
            changes.push(entered(user, None, &joined(&first))?);
            changes.push(stage(Some(&first), Some(&counted(&first)))?);
            changes.push(shard.clone());
        }
        let tidings = digested(changes);
        assert_eq!(tidings.len(), 2);
        assert!(matches!(&tidings[0].what, What::Participants { members, .. } if members.len() == 500));
        assert!(matches!(&tidings[1].what, What::StageCounted(_)));
        assert_eq!((tidings[0].from.len(), tidings[1].from.len()), (500, 1000));
        assert_eq!(tidings[1].id, "id-1499", "the id of the last");
        Ok(())
    }

    #[test]
    fn an_end_and_a_beginning_are_told_apart_and_counts_go_with_them() -> Result<(), Rule> {
        let (first, second) = (chat(1), chat(2));
        let tidings = digested(vec![
            stage(Some(&first), Some(&counted(&first)))?,
            stage(Some(&first), None)?,
            stage(None, Some(&second))?,
            stage(Some(&second), Some(&counted(&second)))?,
        ]);
        assert!(matches!(tidings.as_slice(), [ended, started]
            if matches!(ended.what, What::StageEnded(_)) && from(ended) == "0 1"
            && matches!(started.what, What::StageStarted(_)) && from(started) == "2 3"));
        let replaced = digested(vec![stage(Some(&first), Some(&second))?]);
        assert!(matches!(replaced.as_slice(), [ended, started]
            if matches!(ended.what, What::StageEnded(_)) && matches!(started.what, What::StageStarted(_))));
        Ok(())
    }

    #[test]
    fn of_a_mute_and_a_ban_only_the_one_that_changes_is_told_of() -> Result<(), Rule> {
        let measure = |reason| -> Result<Measure, Rule> {
            let user = SentUserId::Text("u".parse()?);
            let (username, moderator) = ("u".to_owned(), "mod".to_owned());
            Ok(Measure { user, username, moderator, reason, note: None, made_at: NOW })
        };
        let mute = |seconds: i64| -> Result<Mute, Rule> {
            Ok(Mute { measure: measure(Reason::Spamming)?, ends_at: Second::new(NOW.seconds() + seconds) })
        };
        let ban = Ban { measure: measure(Reason::VerbalAbuse)?, duration: BanDuration::ForEver };
        let neither = Measures::default();
        let muted = Measures { mute: Some(mute(900)?), ban: None };
        let both = Measures { ban: Some(ban), ..muted.clone() };
        let longer = Measures { mute: Some(mute(1_800)?), ..both.clone() };
        let over = Measures { mute: Some(mute(0)?), ban: None };
        let told = |before: &Measures, after: &Measures| -> Result<Vec<&str>, Rule> {
            let (before, after) = (Box::new(before.clone()), Box::new(after.clone()));
            let tidings = digested(vec![Change::Measures { room: "r".parse()?, before, after }]);
            let name = |tiding: &Tiding| match tiding.what {
                What::Muted { .. } => "muted",
                What::Unmuted { .. } => "unmuted",
                What::Banned { .. } => "banned",
                What::Unbanned { .. } => "unbanned",
                _ => "something else",
            };
            Ok(tidings.iter().map(name).collect())
        };
        assert_eq!(told(&neither, &muted)?, ["muted"]);
        assert_eq!(told(&muted, &both)?, ["banned"]);
        assert_eq!(told(&both, &longer)?, ["muted"]);
        assert_eq!(told(&both, &both)?, [] as [&str; 0]);
        assert_eq!(told(&both, &muted)?, ["unbanned"]);
        assert_eq!(told(&both, &neither)?, ["unmuted", "unbanned"]);
        assert_eq!(told(&over, &neither)?, [] as [&str; 0]);
        Ok(())
    }

    #[test]
    fn what_nobody_sees_is_not_told_of() -> Result<(), Rule> {
        let first = chat(1);
        let reconciled = VoiceChat { reconcile_asked_at: Some(NOW), ..first.clone() };
        let member = joined(&first);
        let again = Member { version: 2, left_sids: vec!["sid".parse()?], ..member.clone() };
        let tidings = digested(vec![stage(Some(&first), Some(&reconciled))?, entered(1, Some(&member), &again)?]);
        assert!(tidings.is_empty(), "{tidings:?}");
        Ok(())
    }

    #[test]
    fn whoever_may_do_something_else_is_told_so() -> Result<(), Rule> {
        let first = chat(1);
        let listener = joined(&first);
        let speaker = Member { is_speaker: true, ..listener.clone() };
        let tidings = digested(vec![
            entered(1, None, &listener)?,
            entered(1, Some(&listener), &speaker)?,
            entered(1, Some(&speaker), &listener)?,
        ]);
        assert!(matches!(tidings.as_slice(), [all, own]
            if matches!(&all.what, What::Participants { members, .. } if members.len() == 1) && from(all) == "0 1 2"
            && matches!(&own.what, What::Standing { member, .. } if !member.is_speaker) && from(own) == "1 2"));
        Ok(())
    }

    #[test]
    fn the_last_mark_of_a_reader_counts() -> Result<(), Rule> {
        let message = MessageId { room: "r".parse()?, uuid: uuid::Uuid::nil() };
        let seen = |reader: &str, is_seen| -> Result<Change, Rule> {
            Ok(Change::Seen { message: message.clone(), reader: reader.parse()?, is_seen })
        };
        let tidings = digested(vec![seen("a", true)?, seen("b", true)?, seen("a", false)?]);
        let readers = BTreeMap::from([("a".parse()?, false), ("b".parse()?, true)]);
        assert!(
            matches!(tidings.as_slice(), [one] if matches!(&one.what, What::Seen { readers: told, .. } if *told == readers))
        );
        Ok(())
    }
}
