//! The envelope that every answer of this group comes in.

use std::convert::Infallible;
use std::time::Instant;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;
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
pub struct Envelope<T> {
    /// What was asked for.
    data: Vec<T>,
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
    pub fn envelope<T>(self, data: Vec<T>) -> Json<Envelope<T>> {
        Json(Envelope { data, meta: Meta {}, status: "ok", time: self.0.elapsed().as_secs_f64() * 1000.0 })
    }
}
