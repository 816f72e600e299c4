//! `POST /chat-messages`

use std::time::Duration;

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use deserr::Deserr;
use shared::app::post_message::PostMessage;
use shared::body::message::MessageBody;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::idempotency::SentKey;
use shared::domain::message::{MessageMedia, MessageSession, MessageText, NewMessage, Retention, dated};
use shared::domain::rule::Rule;
use shared::domain::time::Timestamp;
use shared::domain::whole_number::WholeNumber;
use shared::http::Invalid;
use shared::http::extract::{Arrived, Json, Now, header};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::Store;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};

type Session = Optional<MessageSession>;
type Text = Optional<MessageText>;
type Media = Optional<MessageMedia>;

/// A message to be posted; at least one of `text` and `media`.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase", as = NewChatMessage, examples(json!({ "room": "room-id", "text": "hey" })))]
pub struct NewMessageBody {
    /// The room to post in; it need not have been created.
    room: RoomId,
    /// The session it belongs to.
    #[deserr(default)]
    #[schema(inline, required = false)]
    session: Session,
    /// The text.
    #[deserr(default)]
    #[schema(inline, required = false)]
    text: Text,
    /// What is attached.
    #[deserr(default)]
    #[schema(inline, required = false)]
    media: Media,
    /// How it is dated and sorted, in milliseconds since 1970, at most five
    /// minutes ahead; now if absent. Only a service's token dates a message more
    /// than five minutes back.
    #[deserr(default)]
    #[schema(value_type = Option<CreatedAt>, inline)]
    created_at: Option<WholeNumber>,
}

/// What the document says of `createdAt`.
struct CreatedAt;

impl PartialSchema for CreatedAt {
    fn schema() -> RefOr<Schema> {
        let mut schema = WholeNumber::schema();
        if let RefOr::T(Schema::Object(whole)) = &mut schema {
            whole.minimum = Some(0.into());
        }
        schema
    }
}

impl ToSchema for CreatedAt {}

/// How far back people may date what they post.
const BACKDATED_BY_PEOPLE: Duration = Duration::from_secs(5 * 60);

impl NewMessageBody {
    fn into_message(self, now: Timestamp) -> Result<NewMessage, Refusal> {
        if self.text.0.is_none() && self.media.0.is_none() {
            return Err(Refusal::field("text", Rule::must_be("given where there is no media")));
        }
        let created_at = self.created_at.map(|created_at| dated(created_at, now)).transpose();
        Ok(NewMessage {
            room: self.room,
            session: self.session.0,
            text: self.text.0,
            media: self.media.0,
            created_at: created_at.map_err(|rule| Refusal::field("createdAt", rule))?,
        })
    }
}

/// The header as it is sent. It is read by [`SentIdempotencyKey`].
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "documents what is read by hand")]
pub struct IdempotencyHeader {
    /// A key of the caller's own for this message, kept for 24 hours.
    #[param(rename = "Idempotency-Key", inline, value_type = Option<SentKey>)]
    idempotency_key: Option<String>,
}

/// The `Idempotency-Key` header, if it is sent.
#[derive(Debug, Clone)]
pub struct SentIdempotencyKey(Option<SentKey>);

impl<S: Sync> FromRequestParts<S> for SentIdempotencyKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        const NAME: &str = "Idempotency-Key";
        match header(&parts.headers, NAME)?.map(str::parse::<SentKey>) {
            None => Ok(Self(None)),
            Some(Ok(key)) => Ok(Self(Some(key))),
            Some(Err(rule)) => Err(Refusal::field(NAME, rule)),
        }
    }
}

/// Chat Message - Post
///
/// With an `Idempotency-Key` the same message sent again within 24 hours is not
/// posted again, but answered as it now is: edited or removed, whatever else has
/// changed since.
#[utoipa::path(
    post,
    path = "/chat-messages",
    tag = "Chat messages",
    params(IdempotencyHeader),
    request_body = NewMessageBody,
    responses(
        (status = 200, description = "The message", body = MessageBody),
        (status = 409, description = "The room is ENDED, DISABLED or was deleted"),
        (status = 422, description = "The key was used for another message"),
        (
            status = 403,
            description = "it is confined to another room, or a person's and dates the message more than five minutes back; or its bearer is muted in the room or banned from it, with the reason in `reason`: the ban's where both hold",
            headers(("Retry-After" = i64, description = "Seconds until the mute or the ban ends, where it does"))
        )
    )
)]
pub async fn post_message(
    caller: Caller,
    State(store): State<Store>,
    State(retention): State<Retention>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    SentIdempotencyKey(key): SentIdempotencyKey,
    Json(body): Json<NewMessageBody>,
) -> Result<axum::Json<MessageBody>, Refusal> {
    let message = body.into_message(now)?;
    let message = caller.permit(message)?;
    if caller.is_person && message.created_at.is_some_and(|dated| dated.after(BACKDATED_BY_PEOPLE) < now) {
        return Err(Refusal::forbidden("only a service's token dates a message more than 5 minutes back"));
    }
    let key = key.map(|key| key.of(&caller));
    let posting = PostMessage { actor: &caller.actor(), message, key, retention, now, arrival };
    let message = posting.post(&store).await?;
    Ok(axum::Json(MessageBody::new(message, Vec::new())))
}
