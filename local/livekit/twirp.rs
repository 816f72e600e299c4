//! Twirp's answers: protobuf, or an error as JSON.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use prost::Message;
use serde::Serialize;

/// An error as Twirp sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TwirpError {
    /// One of Twirp's codes, such as `not_found`.
    pub code: &'static str,
    /// What is wrong.
    pub msg: String,
}

impl TwirpError {
    /// An error of that code.
    pub fn new(code: &'static str, msg: impl Into<String>) -> Self {
        Self { code, msg: msg.into() }
    }

    fn status(&self) -> StatusCode {
        match self.code {
            "malformed" => StatusCode::BAD_REQUEST,
            "unauthenticated" => StatusCode::UNAUTHORIZED,
            "permission_denied" => StatusCode::FORBIDDEN,
            "not_found" | "bad_route" => StatusCode::NOT_FOUND,
            "resource_exhausted" => StatusCode::TOO_MANY_REQUESTS,
            "unavailable" => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for TwirpError {
    fn into_response(self) -> Response {
        (self.status(), Json(self)).into_response()
    }
}

/// A success.
pub fn protobuf(message: &impl Message) -> Response {
    ([(CONTENT_TYPE, "application/protobuf")], message.encode_to_vec()).into_response()
}
