//! What may happen in a history.

use proptest::prelude::*;
use shared::domain::time::Arrival;
use shared::domain::voice::member::{MutedBy, Role};
use shared::domain::voice::presence::LeaveReason;
use shared::domain::voice::shard::Shards;
use shared::domain::voice::speech::SpeechChange;

/// How many people there are.
pub const USERS: usize = 4;

/// How many communities.
pub const CHATS: usize = 2;

/// One step of a history. Indexes wrap around.
#[derive(Debug, Clone)]
pub enum Step {
    Enter {
        chat: usize,
        user: usize,
        role: Role,
        creates: bool,
        drawn: u16,
    },
    /// The chat gets so many shards, if it has fewer.
    Spread {
        chat: usize,
        over: Shards,
    },
    Connect {
        chat: usize,
        user: usize,
    },
    Disconnect {
        chat: usize,
        user: usize,
        reason: LeaveReason,
    },
    Deliver {
        event: usize,
        keep: bool,
    },
    Lose {
        event: usize,
    },
    Kick {
        chat: usize,
        user: usize,
    },
    OwnLeave {
        chat: usize,
        user: usize,
    },
    RoomMute {
        chat: usize,
        user: usize,
        is_muted: bool,
    },
    Speech {
        chat: usize,
        user: usize,
        change: SpeechChange,
    },
    End {
        chat: usize,
    },
    Sweep,
    Reconcile {
        chat: usize,
        is_behind: bool,
    },
    /// What is decided next reaches the table at a later step.
    HoldNext,
    Land {
        write: usize,
    },
    Wait {
        seconds: i64,
    },
    TurnBack {
        milliseconds: i64,
    },
}

/// Any step.
pub fn step() -> impl Strategy<Value = Step> {
    let reason = prop_oneof![
        Just(LeaveReason::OwnAccord),
        Just(LeaveReason::Removed),
        Just(LeaveReason::Aborted),
        Just(LeaveReason::RoomDeleted),
        Just(LeaveReason::Interrupted),
    ];
    let change = prop_oneof![
        Just(SpeechChange::Request(Arrival::numbered(1))),
        Just(SpeechChange::Reject),
        Just(SpeechChange::Promote),
        Just(SpeechChange::Demote),
        Just(SpeechChange::Mute(MutedBy::Moderator)),
        Just(SpeechChange::Mute(MutedBy::Oneself)),
        Just(SpeechChange::Unmute(MutedBy::Moderator)),
    ];
    let role = prop_oneof![Just(Role::Moderator), Just(Role::Member)];
    let shards = prop_oneof![Just(Shards::of(2)), Just(Shards::of(16)), Just(Shards::of(64))];
    let (chat, user) = (0..CHATS, 0..USERS);
    prop_oneof![
        8 => (chat.clone(), user.clone(), role, any::<bool>(), any::<u16>())
            .prop_map(|(chat, user, role, creates, drawn)| Step::Enter { chat, user, role, creates, drawn }),
        1 => (chat.clone(), shards).prop_map(|(chat, over)| Step::Spread { chat, over }),
        6 => (chat.clone(), user.clone()).prop_map(|(chat, user)| Step::Connect { chat, user }),
        4 => (chat.clone(), user.clone(), reason).prop_map(|(chat, user, reason)| Step::Disconnect { chat, user, reason }),
        12 => (any::<usize>(), prop::bool::weighted(0.2)).prop_map(|(event, keep)| Step::Deliver { event, keep }),
        1 => any::<usize>().prop_map(|event| Step::Lose { event }),
        1 => (chat.clone(), user.clone()).prop_map(|(chat, user)| Step::Kick { chat, user }),
        1 => (chat.clone(), user.clone()).prop_map(|(chat, user)| Step::OwnLeave { chat, user }),
        1 => (chat.clone(), user.clone(), any::<bool>())
            .prop_map(|(chat, user, is_muted)| Step::RoomMute { chat, user, is_muted }),
        2 => (chat.clone(), user, change).prop_map(|(chat, user, change)| Step::Speech { chat, user, change }),
        1 => chat.clone().prop_map(|chat| Step::End { chat }),
        2 => Just(Step::Sweep),
        2 => (chat, any::<bool>()).prop_map(|(chat, is_behind)| Step::Reconcile { chat, is_behind }),
        2 => Just(Step::HoldNext),
        2 => any::<usize>().prop_map(|write| Step::Land { write }),
        4 => prop_oneof![3 => 0_i64..5, 2 => 0_i64..400, 2 => 400_i64..700, 1 => 0_i64..4_000].prop_map(|seconds| Step::Wait { seconds }),
        1 => (0_i64..20_000).prop_map(|milliseconds| Step::TurnBack { milliseconds }),
    ]
}
