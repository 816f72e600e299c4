//! The OpenAPI document of all functions, made from their handlers.

mod json_schema;

use serde_json::Value;
use shared::http::document::add_shared_parts;
use utoipa::Modify;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};

use crate::functions;

/// What stands above the operations.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Dais",
        description = "Rooms, voice stages, chat and moderation as one backend.\n\nAll endpoints but the documents need a bearer token: an HS256 JWT signed with the secret of an API key, carrying the scope of its group. A token may be confined to rooms, by its claims `room` and `rooms`: what is in another room, or spans rooms, is refused it with 403, and its lists show its rooms alone.\n\nA value outside its rules is answered with 400 that names the field; an unknown path with 404 and {\"message\":\"Not Found\"}. Unknown fields are ignored. In an optional field null and blank text are the same as nothing.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers(
        (url = ".", description = "Where this document is served"),
        (url = "http://127.0.0.1:9000", description = "`cargo run` on your own machine")
    ),
    tags(
        (name = "Community voice chat", description = "Voice stages: who is present, who moderates, who speaks. LiveKit carries the audio. Scope `voice`."),
        (name = "Rooms", description = "Rooms that open and close by the clock or by hand. Scope `rooms`, and the token's API key id in `x-api-key`."),
        (name = "Chat messages", description = "Messages, who has seen them, and the feed over all rooms. Scope `messages`."),
        (name = "Live", description = "What happens in a room, told as it happens, over WebSockets of AWS AppSync Events (`docs/LIVE.md`). Any token that may enter the room."),
        (name = "Mutes", description = "Who may not speak or post in a room for a while. Scope `mutes`."),
        (name = "Moderation log", description = "Who did what to whom, and why. Scope `mutes`."),
        (name = "Audio & video chat settings", description = "Settings of the whole site. Scope `settings`. Paths that begin with `/LiveChat/`, as some clients of this API spell them, are the same."),
        (name = "Documents", description = "What Dais tells about itself. No token needed.")
    ),
    modifiers(&SharedParts)
)]
struct Frame;

struct SharedParts;

impl Modify for SharedParts {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let header = |name, what| SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(name, what)));
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        components.add_security_scheme("api_key", header("x-api-key", "The id of the API key that signed the token"));
        components.add_security_scheme("livekit", header("Authorization", "LiveKit's signature over the body"));
        add_shared_parts(components);
    }
}

/// The document as it is committed, with a newline at its end.
pub fn document() -> Result<String, serde_json::Error> {
    let mut document = Frame::openapi();
    for (_, part) in functions::documents() {
        document.merge(part);
    }
    let mut document = serde_json::to_value(&document)?;
    json_schema::put_plainly(&mut document);
    let mut json = serde_json::to_string_pretty::<Value>(&document)?;
    json.push('\n');
    Ok(json)
}
