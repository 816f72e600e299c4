//! The documented bodies of the events, as [`crate::answers`] makes them
//! comparable: to the letter, order of members included.

use crate::answers::comparable_body;

/// The body documented for an event; for the pages how they begin.
pub fn body(operation: &str) -> String {
    let body = match operation.trim_end_matches("-as-live-chat") {
        "post-message" | "get-message" => {
            r#"{"id":"cm9vbS1pZA.<uuid>","createdAt":"<milliseconds>","createdBy":"event-admin","room":"room-id","text":"hey","seenBy":[]}"#
        }
        "list-messages" => {
            r#"[{"id":"cm9vbS1pZA.<uuid>","createdAt":"<milliseconds>","createdBy":"event-admin","room":"room-id","text":"hey","seenBy":[]}]"#
        }
        "count-unread-messages" => r#"[{"room":"room-id","unread":0,"upTo":"cm9vbS1pZA.<uuid>"}]"#,
        "remove-message" => {
            r#"{"id":"cm9vbS1pZA.<uuid>","createdAt":"<milliseconds>","createdBy":"event-admin","room":"room-id","deletedAt":"<milliseconds>","deletedBy":"event-admin","seenBy":["event-admin"]}"#
        }
        "get-message, as committed" | "patch-message, as committed" | "remove-message, as committed" => {
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"there is no message with this id","name":"NotFound","message":"there is no message with this id","code":404,"className":"not-found"}"#
        }
        "patch-message" => {
            r#"{"id":"cm9vbS1pZA.<uuid>","createdAt":"<milliseconds>","createdBy":"event-admin","room":"room-id","text":"hey","seenBy":["event-admin"]}"#
        }
        "list-moderation-log" => r#"{"data":[],"nextCursor":null,"hasNext":false}"#,
        "mute-user" | "unmute-user" | "ban-user" | "unban-user" => {
            r#"{"data":[],"meta":{},"status":"ok","time":"<milliseconds taken>"}"#
        }
        "list-mutes" | "get-mute" => {
            r#"{"data":[{"expires":"<seconds left>","moderator":"event-admin","reason":1,"id":-1,"username":"-1"}],"meta":{},"status":"ok","time":"<milliseconds taken>"}"#
        }
        "list-bans" | "get-ban" => {
            r#"{"data":[{"id":42,"username":"somebody","moderator":"event-admin","reason":2,"duration":"d","expires":"<seconds left>","timestamp":"<time>"}],"meta":{},"status":"ok","time":"<milliseconds taken>"}"#
        }
        "create-room" | "get-room" | "set-room-speak" => {
            r#"{"roomId":"321textroom321","name":"Test text room","about":"Some text","isSpeak":false,"status":"LIVE","startTime":null,"endTime":null,"createdAt":"<time>","updatedAt":"<time>"}"#
        }
        "list-rooms" => {
            r#"{"data":[{"roomId":"321textroom321","name":"Test text room","about":"Some text","isSpeak":false,"status":"LIVE","startTime":null,"endTime":null,"createdAt":"<time>","updatedAt":"<time>"}],"nextCursor":null,"hasNext":false}"#
        }
        "set-room-status" => {
            r#"{"roomId":"321textroom321","name":"Test text room","about":"Some text","isSpeak":false,"status":"ENDED","startTime":null,"endTime":null,"createdAt":"<time>","updatedAt":"<time>"}"#
        }
        "update-room" => {
            r#"{"roomId":"321textroom321","name":"Another name","about":"Some text","isSpeak":false,"status":"ENDED","startTime":"2030-12-31T05:33:32Z","endTime":null,"createdAt":"<time>","updatedAt":"<time>"}"#
        }
        "delete-room"
        | "demote-from-speaker"
        | "request-to-speak"
        | "reject-speak-request"
        | "promote-to-speaker"
        | "mute-in-voice-chat"
        | "kick-from-voice-chat"
        | "end-voice-chat"
        | "mark-messages-read"
        | "head-health"
        | "receive-livekit-webhook" => "",
        "update-audio-video-chat-config" | "get-audio-video-chat-config" | "disable-audio-video-chat" => {
            r#"{"isEnabled":false,"isAutomaticallyRecordingAudioVideoChatsEnabled":false,"recordingServerUrl":"http://google.com"}"#
        }
        "enable-audio-video-chat" => {
            r#"{"isEnabled":true,"isAutomaticallyRecordingAudioVideoChatsEnabled":false,"recordingServerUrl":"http://google.com"}"#
        }
        "get-live" => {
            r#"{"url":"ws://127.0.0.1:<port>/event/realtime","httpUrl":"http://127.0.0.1:<port>/event","host":"127.0.0.1:<port>","token":"<LiveToken { room: Some(RoomId(\"room-id\")), user: UserId(\"event-admin\") }>","expiresAt":"<an hour from now>","channels":{"room":"/rooms/y5u6hwi6fk76ahxx6brxfwtvvegxm5vc","me":"/users/cvt6fu3aylnujeqvqge75uayrhmtgwzj"},"since":"<cursor>"}"#
        }
        "get-health" => r#"{"status":"ok","version":"0.1.0"}"#,
        "create-or-join-voice-chat" => {
            r#"{"connection_url":"livekit:<server>?access_token=<0x0123456789abcdef0123456789abcdef01234567 {\"roomJoin\":true,\"room\":\"voice-chat-community-community-1:<uuid>\",\"canPublish\":true,\"canSubscribe\":true,\"canPublishData\":true,\"canPublishSources\":[\"microphone\"],\"canUpdateOwnMetadata\":false}>"}"#
        }
        "get-voice-chat-status" => r#"{"active":true,"participant_count":1,"moderator_count":1}"#,
        "list-voice-chat-participants" => {
            r#"{"data":[{"userAddress":"0x0123456789abcdef0123456789abcdef01234567","name":"Ann","profilePictureUrl":"https://example.com/ann.png","role":"owner","isSpeaker":true,"muted":false,"isRequestingToSpeak":false,"connection":"connecting","since":"<time>"}],"nextCursor":null,"hasNext":false}"#
        }
        "list-active-voice-chats" => {
            r#"{"data":[{"communityId":"community-1","participantCount":1,"moderatorCount":1}],"total":1}"#
        }
        "get-bulk-voice-chat-status" => {
            r#"{"data":[{"community_id":"community-1","active":true,"participant_count":1,"moderator_count":1},{"community_id":"community-2","active":false,"participant_count":0,"moderator_count":0}]}"#
        }
        "get-user-voice-chat-status" => {
            r#"{"userAddress":"0x0123456789abcdef0123456789abcdef01234567","isInCommunityVoiceChat":true}"#
        }
        "receive-livekit-webhook, as committed" => r#"{"error":"the webhook's signature is missing or invalid"}"#,
        "get-front-page" | "get-console" | "get-demo" | "get-reference" => "<!doctype html>\n<html lang=\"en\">\n",
        "get-asset" => include_str!("../../functions/docs/web/assets/icon.svg"),
        "get-openapi" => return comparable_body(include_str!("../../openapi.json")).to_string(),
        _ => panic!("{operation} is not documented here"),
    };
    body.to_owned()
}
