//! How the LiveKit rooms of chats are called. Every chat has a room of its own:
//! one that has ended and its successor never share one.

use crate::domain::voice::names::ChatRef;

/// What every LiveKit room of ours begins with.
const PREFIX: &str = "voice-chat-community-";

/// The name of the chat's LiveKit room.
pub(super) fn room_name(chat: &ChatRef) -> String {
    format!("{PREFIX}{chat}")
}

/// The chat whose LiveKit room has that name; none if it is none of ours.
pub(super) fn chat_of(room_name: &str) -> Option<ChatRef> {
    room_name.strip_prefix(PREFIX)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::Rule;

    #[test]
    fn a_livekit_room_is_split_at_its_last_colon() -> Result<(), Rule> {
        let chat = "a:b:019ca912-7a00-7000-8000-000000000000".parse::<ChatRef>()?;
        assert_eq!(chat.community, "a:b".parse()?);
        assert_eq!(chat_of(&room_name(&chat)), Some(chat));
        for unknown in ["lobby", "voice-chat-community-a", "voice-chat-community-a:b", "voice-chat-community-:"] {
            assert_eq!(chat_of(unknown), None, "{unknown}");
        }
        assert_eq!(chat_of("voice-chat-community-a:019ca912-7a00-4000-8000-000000000000"), None, "no uuid7");
        Ok(())
    }
}
