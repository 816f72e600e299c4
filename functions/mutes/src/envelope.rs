//! The envelope that every answer of this group comes in.

use std::convert::Infallible;
use std::time::Instant;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;
use shared::body::mute::MuteBody;
use utoipa::ToSchema;

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
#[schema(examples(json!({
    "data": [{ "expires": 900, "moderator": "mod", "reason": 1, "id": -1, "username": "somebody" }],
    "meta": {}, "status": "ok", "time": 4.25
})))]
pub struct Envelope {
    /// The mutes that were asked for.
    data: Vec<MuteBody>,
    /// Always empty.
    #[schema(value_type = Object)]
    meta: Meta,
    /// Always `ok`.
    status: &'static str,
    /// Milliseconds spent on the request.
    #[schema(minimum = 0)]
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
