//! Why something is refused, in AppSync's words.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::limits::EVENTS;

/// Why an operation or a connection is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Whoever asks has shown nothing that lets them, or is not let.
    #[error("You are not authorized to make this call.")]
    Unauthorized,
    /// IAM does not let them.
    #[error("Permission denied")]
    NotPermitted,
    /// There is no such namespace; AppSync says no more than that it is not allowed.
    #[error("")]
    NoSuchNamespace,
    /// The access key or the session is not known.
    #[error("The security token included in the request is invalid.")]
    UnknownKey,
    /// The signature is not that of the request.
    #[error(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
    )]
    Signature,
    /// The signature is of another time.
    #[error("Signature expired or not yet current")]
    SignatureDate,
    /// What is needed to connect is missing.
    #[error("Required headers are missing.")]
    MissingHeaders,
    /// It is no channel.
    #[error("Invalid Channel Format")]
    Channel,
    /// It is not what that operation takes.
    #[error("{0}")]
    Malformed(&'static str),
    /// There are too many events.
    #[error("Input exceeded {EVENTS} event limit")]
    TooManyEvents,
    /// The connection has a subscription of that id.
    #[error("Operation id is already in use")]
    Duplicate,
    /// The connection has as many subscriptions as it may.
    #[error("Max number of subscriptions reached")]
    TooManySubscriptions,
    /// The connection has no subscription of that id.
    #[error("Unknown operation id {0}")]
    UnknownId(String),
    /// There is no such operation.
    #[error("Operation not supported through the realtime channel")]
    UnknownOperation,
}

impl Refusal {
    /// Its `errorType`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unauthorized | Self::NotPermitted | Self::NoSuchNamespace => "UnauthorizedException",
            Self::UnknownKey => "UnrecognizedClientException",
            Self::Signature
            | Self::SignatureDate
            | Self::MissingHeaders
            | Self::Channel
            | Self::Malformed(_)
            | Self::TooManyEvents => "BadRequestException",
            Self::Duplicate => "DuplicatedOperationError",
            Self::TooManySubscriptions => "MaxSubscriptionsReachedError",
            Self::UnknownId(_) => "UnknownOperationError",
            Self::UnknownOperation => "UnsupportedOperation",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Unauthorized | Self::NotPermitted | Self::NoSuchNamespace => StatusCode::UNAUTHORIZED,
            Self::UnknownKey => StatusCode::FORBIDDEN,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// Its `errors`, as all answers have them.
    pub fn errors(&self) -> Value {
        errors(self.kind(), &self.to_string())
    }
}

/// The member `errors` of an answer; without a message where there is none.
pub(crate) fn errors(kind: &str, message: &str) -> Value {
    match message {
        "" => json!([{ "errorType": kind }]),
        message => json!([{ "errorType": kind, "message": message }]),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        answer(self.status(), &json!({ "errors": self.errors() }))
    }
}

/// An answer of the HTTP endpoint.
pub(crate) fn answer(status: StatusCode, body: &Value) -> Response {
    (status, [("content-type", "application/json")], body.to_string()).into_response()
}
