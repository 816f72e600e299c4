//! The envelope that every answer of this group comes in.

use std::time::Instant;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;
use std::convert::Infallible;
use utoipa::{IntoResponses, ToSchema};

use crate::mute_body::MuteBody;

/// When the work on the request began.
#[derive(Debug, Clone, Copy)]
pub struct Started(Instant);

impl<S: Sync> FromRequestParts<S> for Started {
    type Rejection = Infallible;

    async fn from_request_parts(_parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self(Instant::now()))
    }
}

/// What every success looks like.
#[derive(Debug, Serialize, ToSchema)]
pub struct Envelope {
    /// The mutes that were asked for.
    data: Vec<MuteBody>,
    /// Always empty.
    #[schema(value_type = Object)]
    meta: Meta,
    /// Always `ok`.
    #[schema(example = "ok")]
    status: &'static str,
    /// Milliseconds spent on the request.
    #[schema(example = 4.25)]
    time: f64,
}

#[derive(Debug, Serialize)]
struct Meta {}

impl Started {
    /// The envelope with `data` in it.
    pub fn envelope(self, data: Vec<MuteBody>) -> Json<Envelope> {
        Json(Envelope { data, meta: Meta {}, status: "ok", time: self.0.elapsed().as_secs_f64() * 1000.0 })
    }
}

/// A refusal, as the plug.dj document words it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MutesError {
    /// What is wrong, a line for each field.
    #[schema(example = json!(["userID is required"]))]
    data: Vec<String>,
    /// `requestError`, `notAuthorized` or `serverError`.
    #[schema(example = "requestError")]
    status: String,
}

/// The refusals that every operation may answer.
#[derive(Debug, IntoResponses)]
#[expect(dead_code, reason = "documents the bodies that the error layer writes")]
pub enum MutesErrors {
    /// A value is missing or outside its rules, or the body is no JSON.
    #[response(status = 400)]
    Invalid(MutesError),
    /// The token is missing or invalid.
    #[response(status = 401, headers(("WWW-Authenticate", description = "`Bearer`")))]
    Unauthorized(MutesError),
    /// The token lacks the scope, or is confined to another room.
    #[response(status = 403)]
    Forbidden(MutesError),
    /// The database cannot be had for the moment.
    #[response(status = 503, headers(("Retry-After", description = "Seconds to wait")))]
    Unavailable(MutesError),
}
