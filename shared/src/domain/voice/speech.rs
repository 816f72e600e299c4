//! Who may speak: speak requests, promotion, mutes.

use super::member::{Member, MutedBy};
use crate::domain::moderation_log::LoggedAction;
use crate::domain::time::{Arrival, Timestamp};

/// What is done to a member's speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeechChange {
    /// They ask to speak, by a request that arrived then.
    Request(Arrival),
    /// Their request is turned down, or taken back.
    Reject,
    /// They are let speak.
    Promote,
    /// They are made a listener.
    Demote,
    /// They are muted in this chat.
    Mute(MutedBy),
    /// They are not muted in this chat any more, if whoever says so may.
    Unmute(MutedBy),
}

impl SpeechChange {
    /// What the moderation log calls it where it is done to somebody else; a service
    /// that asks for somebody asks as they would.
    pub const fn logged(self) -> Option<LoggedAction> {
        match self {
            Self::Request(_) => None,
            Self::Reject => Some(LoggedAction::LowerHand),
            Self::Promote => Some(LoggedAction::Promote),
            Self::Demote => Some(LoggedAction::Demote),
            Self::Mute(_) => Some(LoggedAction::MuteOnStage),
            Self::Unmute(_) => Some(LoggedAction::UnmuteOnStage),
        }
    }
}

/// Why a member's speech is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpeechRefusal {
    /// A speaker asked to speak.
    #[error("Only listeners can request to speak")]
    AlreadySpeaker,
    /// Somebody muted is not promoted.
    #[error("a muted user cannot be promoted to speaker")]
    Muted,
    /// Somebody whom a moderator muted does not unmute themselves.
    #[error("only moderators can undo a moderator's muting")]
    MutedByModerator,
}

/// The member after `change`; the same if nothing changes.
pub fn apply_change(member: &Member, change: SpeechChange, now: Timestamp) -> Result<Member, SpeechRefusal> {
    let mut after = member.clone();
    match change {
        SpeechChange::Request(_) if member.is_speaker => return Err(SpeechRefusal::AlreadySpeaker),
        SpeechChange::Promote if member.muted.is_some() => return Err(SpeechRefusal::Muted),
        SpeechChange::Unmute(MutedBy::Oneself) if member.muted == Some(MutedBy::Moderator) => {
            return Err(SpeechRefusal::MutedByModerator);
        }
        // Who asks again keeps their place.
        SpeechChange::Request(arrival) => after.hand = member.hand.or(Some(arrival)),
        SpeechChange::Reject => after.hand = None,
        SpeechChange::Promote => {
            after.is_speaker = true;
            after.hand = None;
        }
        SpeechChange::Demote => after.is_speaker = false,
        // What a moderator said is not weakened by the member saying it too.
        SpeechChange::Mute(MutedBy::Oneself) => after.muted = after.muted.or(Some(MutedBy::Oneself)),
        SpeechChange::Mute(MutedBy::Moderator) => after.muted = Some(MutedBy::Moderator),
        SpeechChange::Unmute(_) => after.muted = None,
    }
    if after != *member {
        after.version += 1;
        after.state_at = now;
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::chance::Chance;
    use crate::domain::measures::MeasuresSince;
    use crate::domain::rule::Rule;
    use crate::domain::voice::grace::Graces;
    use crate::domain::voice::member::{Join, Profile, Role};
    use crate::domain::voice::names::Session;
    use crate::domain::voice::standing::Standing;

    fn member(speaks: bool) -> Member {
        let join = Join {
            session: Session::new(Timestamp::from_millis(0), Chance::of(Uuid::max())),
            role: Role::Member,
            profile: Profile::default(),
            speaks,
            is_muted_in_room: false,
            shard: None,
        };
        join.member(None, &Graces::default(), Timestamp::from_millis(0))
    }

    const fn request(place: i64) -> SpeechChange {
        SpeechChange::Request(Arrival::numbered(place))
    }

    fn standing(member: Member, is_muted_in_room: bool, is_banned: bool) -> Standing {
        Standing { member, is_muted_in_room, is_banned, measures_since: MeasuresSince::BEGINNING }
    }

    const MUTE: SpeechChange = SpeechChange::Mute(MutedBy::Moderator);

    #[test]
    fn only_listeners_can_ask_to_speak() -> Result<(), SpeechRefusal> {
        let now = Timestamp::from_millis(5_000);
        assert_eq!(apply_change(&member(true), request(1), now), Err(SpeechRefusal::AlreadySpeaker));
        let asking = apply_change(&member(false), request(1), now)?;
        assert!(asking.is_requesting_to_speak() && asking.is_newer_than_credentials());
        let speaking = apply_change(&asking, SpeechChange::Promote, now)?;
        assert!(speaking.is_speaker && !speaking.is_requesting_to_speak());
        Ok(())
    }

    #[test]
    fn who_asks_again_or_comes_again_keeps_their_place_and_who_is_turned_down_loses_it() -> Result<(), SpeechRefusal> {
        let now = Timestamp::from_millis(5_000);
        let asking = apply_change(&member(false), request(1), now)?;
        assert_eq!(apply_change(&asking, request(2), now), Ok(asking.clone()));
        let join = Join {
            session: asking.session,
            role: Role::Member,
            profile: Profile::default(),
            speaks: false,
            is_muted_in_room: false,
            shard: None,
        };
        let again = join.member(Some(&asking), &Graces::default(), now);
        assert_eq!(again.hand, Some(Arrival::numbered(1)));
        let turned_down = apply_change(&again, SpeechChange::Reject, now)?;
        assert_eq!(apply_change(&turned_down, request(2), now)?.hand, Some(Arrival::numbered(2)));
        Ok(())
    }

    #[test]
    fn a_muted_member_is_not_promoted_and_a_repeat_changes_nothing() -> Result<(), SpeechRefusal> {
        let now = Timestamp::from_millis(5_000);
        let muted = apply_change(&member(true), MUTE, now)?;
        assert!(muted.is_speaker);
        assert_eq!(apply_change(&muted, MUTE, now), Ok(muted.clone()));
        assert_eq!(apply_change(&muted, SpeechChange::Promote, now), Err(SpeechRefusal::Muted));
        let standing = standing(muted, false, false);
        assert!(!standing.may_publish() && !standing.may_send_data());
        Ok(())
    }

    #[test]
    fn whoever_muted_themselves_may_undo_that_and_nothing_else() -> Result<(), SpeechRefusal> {
        let now = Timestamp::from_millis(5_000);
        let (mute, unmute) = (SpeechChange::Mute(MutedBy::Oneself), SpeechChange::Unmute(MutedBy::Oneself));
        let own = apply_change(&member(true), mute, now)?;
        assert_eq!(apply_change(&own, unmute, now)?.muted, None);
        let both = apply_change(&own, MUTE, now)?;
        assert_eq!(apply_change(&both, mute, now), Ok(both.clone()));
        assert_eq!(apply_change(&both, unmute, now), Err(SpeechRefusal::MutedByModerator));
        assert_eq!(apply_change(&both, SpeechChange::Unmute(MutedBy::Moderator), now)?.muted, None);
        Ok(())
    }

    #[test]
    fn whoever_is_muted_in_the_room_neither_publishes_nor_sends_data_nor_stays_a_speaker() {
        let now = Timestamp::from_millis(5_000);
        let muted = standing(member(true), true, false);
        assert!(!muted.may_publish() && !muted.may_send_data());
        assert!(!muted.settled(&Graces::default(), now).is_speaker);
        let free = standing(member(true), false, false);
        assert!(free.may_publish() && free.may_send_data());
        assert_eq!(free.clone().settled(&Graces::default(), now), free.member);
    }

    #[test]
    fn whoever_is_banned_from_the_room_is_out_of_the_chat_and_sends_nothing() {
        let now = Timestamp::from_millis(5_000);
        let banned = standing(member(true), false, true);
        assert!(!banned.may_publish() && !banned.may_send_data());
        let gone = banned.settled(&Graces::default(), now);
        assert!(gone.kicked && !gone.is_speaker && !gone.is_active(now));
        let again = standing(gone.clone(), true, true).settled(&Graces::default(), now);
        assert_eq!(again, gone, "nothing is left to be done");
    }

    #[test]
    fn an_unknown_role_is_refused() {
        assert_eq!("owner".parse(), Ok(Role::Owner));
        assert!(matches!("boss".parse::<Role>(), Err(Rule::MustBe(_))));
    }
}
