//! Who may speak: speak requests, promotion, mutes.

use super::member::Member;
use crate::domain::time::Timestamp;

/// What is done to a member's speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeechChange {
    /// They ask to speak.
    Request,
    /// Their request is turned down, or taken back.
    Reject,
    /// They are let speak.
    Promote,
    /// They are made a listener.
    Demote,
    /// They are muted in this chat.
    Mute,
    /// They are not muted in this chat any more.
    Unmute,
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
}

/// The member after `change`; the same if nothing changes.
pub fn after(member: &Member, change: SpeechChange, now: Timestamp) -> Result<Member, SpeechRefusal> {
    let mut after = member.clone();
    match change {
        SpeechChange::Request if member.is_speaker => return Err(SpeechRefusal::AlreadySpeaker),
        SpeechChange::Promote if member.muted => return Err(SpeechRefusal::Muted),
        SpeechChange::Request => after.is_requesting_to_speak = true,
        SpeechChange::Reject => after.is_requesting_to_speak = false,
        SpeechChange::Promote => {
            after.is_speaker = true;
            after.is_requesting_to_speak = false;
        }
        SpeechChange::Demote => after.is_speaker = false,
        SpeechChange::Mute => after.muted = true,
        SpeechChange::Unmute => after.muted = false,
    }
    if after != *member {
        after.version += 1;
        after.state_at = now;
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::Rule;
    use crate::domain::voice::grace::Graces;
    use crate::domain::voice::member::{Entrance, Profile, Role};
    use crate::domain::voice::names::Session;

    fn member(speaks: bool) -> Member {
        let entrance = Entrance { session: Session::draw(), role: Role::Member, profile: Profile::default(), speaks };
        entrance.member(None, &Graces::default(), Timestamp::from_millis(0))
    }

    #[test]
    fn only_listeners_can_ask_to_speak() -> Result<(), SpeechRefusal> {
        let now = Timestamp::from_millis(5_000);
        assert_eq!(after(&member(true), SpeechChange::Request, now), Err(SpeechRefusal::AlreadySpeaker));
        let asking = after(&member(false), SpeechChange::Request, now)?;
        assert!(asking.is_requesting_to_speak && asking.is_newer_than_credentials());
        let speaking = after(&asking, SpeechChange::Promote, now)?;
        assert!(speaking.may_publish() && !speaking.is_requesting_to_speak);
        Ok(())
    }

    #[test]
    fn a_muted_member_is_not_promoted_and_a_repeat_changes_nothing() -> Result<(), SpeechRefusal> {
        let now = Timestamp::from_millis(5_000);
        let muted = after(&member(true), SpeechChange::Mute, now)?;
        assert!(muted.is_speaker && !muted.may_publish());
        assert_eq!(after(&muted, SpeechChange::Mute, now), Ok(muted.clone()));
        assert_eq!(after(&muted, SpeechChange::Promote, now), Err(SpeechRefusal::Muted));
        Ok(())
    }

    #[test]
    fn an_unknown_role_is_refused() {
        assert_eq!("owner".parse(), Ok(Role::Owner));
        assert!(matches!("boss".parse::<Role>(), Err(Rule::MustBe(_))));
    }
}
