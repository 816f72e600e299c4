//! What is logged.

use std::str::FromStr;

use crate::domain::rule::Rule;

/// What somebody did to another's say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LoggedAction {
    Mute,
    Unmute,
    Ban,
    Unban,
    /// By another than its author.
    EditMessage,
    /// By another than its author.
    RemoveMessage,
    Kick,
    Promote,
    Demote,
    /// In the voice chat alone, unlike [`LoggedAction::Mute`].
    MuteOnStage,
    UnmuteOnStage,
    /// Somebody else's speak request is turned down.
    LowerHand,
    EndStage,
    /// Its times, its status, whether voice chat may be held in it, or what it is called.
    ChangeRoom,
    DeleteRoom,
    ChangeSettings,
}

/// What is said of an action that is none of them.
pub const ACTION_RULE: Rule = Rule::must_be("an action of the moderation log, such as user.muted");

impl LoggedAction {
    pub const ALL: [Self; 16] = [
        Self::Mute,
        Self::Unmute,
        Self::Ban,
        Self::Unban,
        Self::EditMessage,
        Self::RemoveMessage,
        Self::Kick,
        Self::Promote,
        Self::Demote,
        Self::MuteOnStage,
        Self::UnmuteOnStage,
        Self::LowerHand,
        Self::EndStage,
        Self::ChangeRoom,
        Self::DeleteRoom,
        Self::ChangeSettings,
    ];

    /// As the log answers it; where an event tells of the same, by that event's type.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mute => "user.muted",
            Self::Unmute => "user.unmuted",
            Self::Ban => "user.banned",
            Self::Unban => "user.unbanned",
            Self::EditMessage => "message.edited",
            Self::RemoveMessage => "message.deleted",
            Self::Kick => "participant.kicked",
            Self::Promote => "participant.promoted",
            Self::Demote => "participant.demoted",
            Self::MuteOnStage => "participant.muted",
            Self::UnmuteOnStage => "participant.unmuted",
            Self::LowerHand => "participant.hand_lowered",
            Self::EndStage => "stage.ended",
            Self::ChangeRoom => "room.updated",
            Self::DeleteRoom => "room.deleted",
            Self::ChangeSettings => "settings.updated",
        }
    }
}

impl FromStr for LoggedAction {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL.into_iter().find(|action| action.as_str() == text).ok_or(ACTION_RULE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_read_as_it_is_written() {
        for action in LoggedAction::ALL {
            assert_eq!(action.as_str().parse(), Ok(action));
        }
        assert_eq!("user.praised".parse::<LoggedAction>(), Err(ACTION_RULE));
    }
}
