//! What costs more than it is to, and why.

use super::entry::{Entry, Least};

/// How many times its floor a call may cost.
pub fn allowed(least: Least) -> f64 {
    if least.writes() { 1.5 } else { 1.15 }
}

/// That an act and what tells of it, or a member and their count, are written together.
const IN_ONE_TRANSACTION: &str = "all of it or nothing: in a transaction each item costs twice";

/// Operation, case, and why it costs more.
const EXCEPTIONS: [(&str, &str, &str); 23] = [
    (ENTER, "create", "chat, member and that nobody muted speaks are one transaction, in which each item costs twice"),
    (ENTER, "join", IN_ONE_TRANSACTION),
    (ENTER, "join a crowd", IN_ONE_TRANSACTION),
    (
        "promote_to_speaker",
        "who has not asked",
        "that nobody muted meanwhile speaks is checked in the same transaction",
    ),
    ("mute_in_voice_chat", "by a moderator", IN_ONE_TRANSACTION),
    ("demote_from_speaker", "by a moderator", IN_ONE_TRANSACTION),
    ("kick_from_voice_chat", "a listener", IN_ONE_TRANSACTION),
    (
        "end_voice_chat",
        "two were in it",
        "in a transaction; and what is left to do at LiveKit is written down first and deleted when it is done, so that \
         it is done whoever dies",
    ),
    ("get_user_voice_chat_status", "in a chat", "the membership says which chat, and that is read after it"),
    (WEBHOOK, "participant_joined", IN_ONE_TRANSACTION),
    (WEBHOOK, "participant_joined, once more", "chat, member and measures lie apart, and nothing of it is answered"),
    (WEBHOOK, "participant_left, to come back", IN_ONE_TRANSACTION),
    (WEBHOOK, "participant_left, for good", IN_ONE_TRANSACTION),
    ("post_message", "the same once more", "the mute, the room, the key and the message lie apart"),
    ("get_message", "a message", "the first readers and the later ones lie apart, so that lists read the first alone"),
    ("get_message", "5,000 have seen it", "a reader is an item with keys of 100 bytes, so that a mark is one write"),
    ("mark_messages_read", "once more", "a condition that does not hold is paid for as a write"),
    ("count_unread_messages", "100 in one room", "what is counted is read"),
    (LIST, "50 of all rooms", "eight partitions, half a unit each at least, so that 8,000 a second can be posted"),
    (
        "list_rooms",
        "none of them ended",
        "what is looked at is read; a status follows the clock, and nothing writes it",
    ),
    ("update_room", "of the largest there is", IN_ONE_TRANSACTION),
    ("list_moderation_log", "none of 50 is a ban", "what a filter looks at is read"),
    ("mute_user", "somebody banned for longer", "the first try, which is refused, is paid for too"),
];

const ENTER: &str = "create_or_join_voice_chat";
const WEBHOOK: &str = "receive_livekit_webhook";
const LIST: &str = "list_messages";

/// Why that call costs more than it is to, if that is said.
pub fn reason(entry: &Entry) -> Option<&'static str> {
    let found = EXCEPTIONS.iter().find(|(operation, case, _)| (*operation, *case) == (entry.operation, entry.case));
    found.map(|(_, _, reason)| *reason)
}
