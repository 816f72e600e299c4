"""The one list of what Schemathesis finds and Dais does all the same, each with its
reason. Whatever is not in it fails `.ci/openapi`."""

import atexit
import re
from dataclasses import dataclass

import schemathesis


@dataclass
class Disagreement:
    """One kind of failure: the class Schemathesis has for it, and patterns of the
    operation (method and path, as documented) and of the answer (status and body)."""

    failure: str
    operation: str
    answer: str
    why: str
    found: int = 0

    def is_of(self, failure, case, response):
        return (
            type(failure).__name__ == self.failure
            and re.fullmatch(self.operation, case.operation.label)
            and re.search(self.answer, f"{response.status_code} {response.text}")
        )


DISAGREEMENTS = [
    Disagreement(
        "UnsupportedMethodResponse",
        r".*",
        r'^404 {"message":"Not Found"}$',
        "Schemathesis wants 405 for a method without a route. API Gateway's HTTP APIs answer 404, and so "
        "do the functions, so that there is one answer for both.",
    ),
    Disagreement(
        "UndefinedContentType",
        r".*",
        r'^400 {"message":"Bad Request"}$',
        "API Gateway's own answer to what it does not pass on: an address that is longer than it takes.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"(GET|POST|DELETE) /(mutes|bans).*",
        r'^400 {"data":\["room is required"\]',
        "Whether `room` is needed is a matter of the token: one that is confined to a room has it, and the "
        "one that is used here is not. So the document calls it optional.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"GET /chat-messages",
        r"^400 .*must be the same as \S+ where both are sent",
        "The plain parameters and those of Feathers' query language are two names of one thing. JSON Schema "
        "has no words for two values that have to be equal.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"GET /chat-messages",
        r"^400 .*(must not be sent with since|room is required)",
        "What goes with `since` is one room and no dates. JSON Schema has no words for parameters that "
        "exclude each other.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"GET /chat-messages",
        r"^4(00|10) .*since must be",
        "Cursors are opaque and grow old: no pattern tells them from others.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"GET /chat-messages/unread",
        r"^400 .*room is required",
        "As of mutes and bans.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"POST /chat-messages/seen",
        r"^400 .*upTo must be the id of a message of the room",
        "The ids of messages are opaque: only the server can make one.",
    ),
    Disagreement(
        "UseAfterFree",
        r"GET /chat-messages/\{id\}",
        r'^200 .*"deletedAt":',
        "A removed message is gone for people; a service sees that there was one, and who removed it.",
    ),
    Disagreement(
        "UseAfterFree",
        r"GET /community-voice-chat/\{communityId\}/(participants|status)",
        r"^200 ",
        "A stage that has ended is a community without one: nobody is on it, as documented of its status.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"GET /(external/room|moderation-log|mutes|bans|community-voice-chat/\{communityId\}/participants)",
        r"^400 .*cursor must be the cursor of a page of this list",
        "Cursors are opaque: only the server can make one, and no pattern tells them from others.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"(POST|PATCH) /external/room.*",
        r"^400 .*(endTime must be (in the future|after startTime)|startTime must be before endTime)",
        "A schema knows neither the clock nor which of two times is later.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"POST /chat-messages",
        r"^400 .*createdAt must be milliseconds since 1970, at most 5 minutes ahead",
        "A schema does not know the clock.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"POST /chat-messages",
        r"^422 .*the Idempotency-Key was used for another message",
        "What a key was used for is state, as with 409, which Schemathesis lets pass.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"(\w+ /livechat/audioVideoChatConfig.*|\w+ /external/room/\{roomId\}|GET /(openapi\.json)?)",
        r"^412 .*(the (settings|room) do(es)? not stand at such a version|there is another version of this)",
        "Which version there is is state, as with 409, which Schemathesis lets pass.",
    ),
    Disagreement(
        "RejectedPositiveData",
        r"PUT /livechat/audioVideoChatConfig",
        r"^400 .*recordingServerUrl must be empty or an absolute http or https URL",
        "Which hosts are hosts, of all that Unicode has, a URL parser knows and no pattern.",
    ),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    for disagreement in DISAGREEMENTS:
        if disagreement.is_of(failure, case, response):
            disagreement.found += 1
            return False
    return True


@atexit.register
def tell():
    for disagreement in DISAGREEMENTS:
        print(f"{disagreement.found:5} × {disagreement.operation} {disagreement.answer}\n        {disagreement.why}")
