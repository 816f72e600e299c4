//! Refusals, and the body shapes they are answered in.
//!
//! A refusal knows its status and reason, not its shape: it travels in the
//! response's extensions until [`ErrorBody::shape`] writes it as its group does.

use std::borrow::Cow;

use axum::Json;
use axum::http::header::{CONTENT_TYPE, ETAG, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::feathers_problem::FeathersProblem;
use super::invalid::{FieldError, Invalid};
use crate::app::Refused;
use crate::domain::ban::Banned;
use crate::domain::caller::OutsideRoom;
use crate::domain::rule::Rule;
use crate::store::StoreError;

/// A request that is not carried out, and why.
#[derive(Debug, Clone)]
pub struct Refusal(Box<Reasons>);

#[derive(Debug, Clone)]
struct Reasons {
    status: StatusCode,
    detail: Cow<'static, str>,
    errors: Vec<FieldError>,
    members: Map<String, Value>,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// A refusal with nothing to add.
    pub fn new(status: StatusCode, detail: impl Into<Cow<'static, str>>) -> Self {
        let (errors, members) = (Vec::new(), Map::new());
        Self(Box::new(Reasons { status, detail: detail.into(), errors, members, header: None }))
    }

    /// 401: the token or the key that is wanted is missing or invalid.
    pub fn unauthorized(detail: &'static str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, detail).with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
    }

    /// 401: there is a token, and it is invalid (RFC 6750 §3).
    pub fn invalid_token(detail: &'static str) -> Self {
        let challenge = HeaderValue::from_static(r#"Bearer error="invalid_token""#);
        Self::new(StatusCode::UNAUTHORIZED, detail).with_header(WWW_AUTHENTICATE, challenge)
    }

    /// 403: the token does not allow it.
    pub fn forbidden(detail: &'static str) -> Self {
        Self::new(StatusCode::FORBIDDEN, detail)
    }

    /// 404: there is no such thing.
    pub fn not_found(detail: &'static str) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    /// 409: the present state does not allow it.
    pub fn conflict(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::CONFLICT, detail)
    }

    /// 400: one field broke a rule.
    pub fn field(field: &str, rule: Rule) -> Self {
        Invalid::field(field, rule).into()
    }

    /// 410: what the field names was there, and is no more.
    pub fn gone(field: &str, rule: Rule) -> Self {
        let mut refusal = Self::field(field, rule);
        refusal.0.status = StatusCode::GONE;
        refusal
    }

    /// 503: try again soon.
    pub fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "the service is unavailable for the moment")
            .with_header(RETRY_AFTER, HeaderValue::from_static("1"))
    }

    /// 500: a fault of ours, whose cause is in the log and nowhere else.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "something went wrong on our side")
    }

    /// 412: what is asked for stands at this version, which is none that was named.
    fn stale(version: &str, says: &'static str) -> Self {
        let refusal = Self::new(StatusCode::PRECONDITION_FAILED, says);
        match HeaderValue::from_str(&format!("\"{version}\"")) {
            Ok(tag) => refusal.with_header(ETAG, tag),
            Err(_) => refusal,
        }
    }

    /// 400 for what is wrong in both, each once.
    pub fn and(self, other: Self) -> Self {
        let mut errors = self.0.errors;
        errors.extend(other.0.errors.into_iter().filter(|error| !errors.contains(error)).collect::<Vec<_>>());
        Invalid(errors).into()
    }

    /// The same with a header.
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.header = Some((name, value));
        self
    }

    /// The same with one more member, where the body is a problem.
    pub fn with_member(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.members.insert(name.to_owned(), value.into());
        self
    }
}

impl From<Invalid> for Refusal {
    fn from(Invalid(errors): Invalid) -> Self {
        let detail = errors.iter().map(FieldError::line).collect::<Vec<_>>().join("; ");
        let mut refusal = Self::new(StatusCode::BAD_REQUEST, detail);
        refusal.0.errors = errors;
        refusal
    }
}

impl From<OutsideRoom> for Refusal {
    fn from(OutsideRoom: OutsideRoom) -> Self {
        Self::forbidden("the token is confined to another room")
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) | StoreError::Contended => {
                tracing::warn!(%error, "store unavailable");
                Self::unavailable()
            }
            StoreError::Refused(_) | StoreError::Unreadable(_) => {
                tracing::error!(%error, "store fault");
                Self::internal()
            }
        }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Forbidden(why) => Self::new(StatusCode::FORBIDDEN, why),
            Refused::Muted { reason, seconds } => {
                let why = format!("you are muted in this room: {}", reason.text());
                let refusal = Self::new(StatusCode::FORBIDDEN, why).with_member("reason", reason.number());
                refusal.with_header(RETRY_AFTER, HeaderValue::from(seconds))
            }
            Refused::Banned(Banned { reason, seconds }) => {
                let why = format!("banned from this room: {}", reason.text());
                let refusal = Self::new(StatusCode::FORBIDDEN, why).with_member("reason", reason.number());
                match seconds {
                    Some(seconds) => refusal.with_header(RETRY_AFTER, HeaderValue::from(seconds)),
                    None => refusal,
                }
            }
            Refused::NotFound(what) => Self::not_found(what),
            Refused::Conflict(why) => Self::conflict(why),
            Refused::KeyOfAnother(why) => Self::new(StatusCode::UNPROCESSABLE_ENTITY, why),
            Refused::Stale { version, says } => Self::stale(&version, says),
            Refused::Field(field, rule) => Self::field(field, rule),
            Refused::NoLiveKit => Self::new(StatusCode::SERVICE_UNAVAILABLE, "LiveKit is not configured"),
            #[cfg(feature = "livekit")]
            Refused::LiveKit { fault, says } => {
                tracing::warn!(%fault, "LiveKit fault");
                Self::new(StatusCode::BAD_GATEWAY, says)
            }
            Refused::Store(error) => error.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        if let Some((name, value)) = self.0.header.clone() {
            response.headers_mut().insert(name, value);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// The media type of problems.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// How a group words its refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorBody {
    /// RFC 9457 `application/problem+json`.
    Problem,
    /// The same with the members that Feathers' clients read errors from.
    FeathersProblem,
    /// `{"data":["text"],"status":"requestError"}`, from the plug.dj document.
    Mutes,
    /// `{"error":"text"}`, of the community voice chat.
    Voice,
}

impl ErrorBody {
    /// The response, with a refusal in it written in this shape.
    pub fn shape(self, mut response: Response) -> Response {
        let Some(Refusal(refusal)) = response.extensions_mut().remove() else { return response };
        let mut shaped = match self {
            Self::Problem => (refusal.status, [(CONTENT_TYPE, PROBLEM_JSON)], Json(problem(&refusal))).into_response(),
            Self::FeathersProblem => {
                let problem = FeathersProblem::new(refusal.status, problem(&refusal));
                (refusal.status, [(CONTENT_TYPE, PROBLEM_JSON)], Json(problem)).into_response()
            }
            Self::Mutes => (refusal.status, Json(mutes_error(&refusal))).into_response(),
            Self::Voice => (refusal.status, Json(VoiceError { error: refusal.detail.to_string() })).into_response(),
        };
        if let Some((name, value)) = refusal.header {
            shaped.headers_mut().insert(name, value);
        }
        shaped
    }
}

fn problem(refusal: &Reasons) -> Problem {
    Problem {
        r#type: "about:blank",
        title: refusal.status.canonical_reason().unwrap_or("Error"),
        status: refusal.status.as_u16(),
        detail: refusal.detail.to_string(),
        errors: refusal.errors.iter().map(ProblemField::from).collect(),
        members: refusal.members.clone(),
    }
}

fn mutes_error(refusal: &Reasons) -> MutesError {
    let (status, data) = match refusal.status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            (MutesStatus::NotAuthorized, vec!["You are not authorized to access this resource.".to_owned()])
        }
        status if status.is_server_error() => (MutesStatus::ServerError, vec![refusal.detail.to_string()]),
        _ if refusal.errors.is_empty() => (MutesStatus::RequestError, vec![refusal.detail.to_string()]),
        _ => (MutesStatus::RequestError, refusal.errors.iter().map(FieldError::line).collect()),
    };
    MutesError { data, status }
}

/// A refusal as RFC 9457 describes it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says it all.
    #[schema(example = "about:blank")]
    r#type: &'static str,
    /// The status in words.
    #[schema(example = "Bad Request")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What is wrong with this request.
    #[schema(example = "name is required")]
    pub(super) detail: String,
    /// Each field that broke a rule, for bad input.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<ProblemField>,
    /// What else there is to say.
    #[serde(flatten)]
    #[schema(ignore)]
    members: Map<String, Value>,
}

/// A field and the rule it broke.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemField {
    /// The field's name.
    #[schema(example = "name")]
    field: String,
    /// The rule.
    #[schema(example = "is required")]
    rule: String,
}

impl From<&FieldError> for ProblemField {
    fn from(error: &FieldError) -> Self {
        Self { field: error.field.clone(), rule: error.rule.to_string() }
    }
}

/// A refusal of the mutes, as the plug.dj document words it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({ "data": ["userID is required"], "status": "requestError" }))]
pub struct MutesError {
    /// What is wrong, a line for each field.
    data: Vec<String>,
    /// Whose fault it is: the request's, the token's or the server's.
    status: MutesStatus,
}

/// Whose fault a refusal of the mutes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum MutesStatus {
    /// The request's.
    RequestError,
    /// The token's, or there is none.
    NotAuthorized,
    /// The server's.
    ServerError,
}

/// A refusal of the community voice chat.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({ "error": "community_id is required" }))]
pub struct VoiceError {
    /// What is wrong.
    error: String,
}
