//! What tests let go wrong with the calls of RoomService.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::response::{IntoResponse, Response};
use futures::stream;
use tokio::time::sleep;

use crate::livekit::room_service::TwirpError;
use crate::livekit::{CarryOut, HangUp};
use crate::testing::StillTime;

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is answered `unavailable` (503) and not carried out.
    Unavailable,
    /// It is answered `internal` (500) and not carried out.
    Internal,
    /// It is answered `resource_exhausted` (429) and not carried out.
    Throttled,
    /// It is answered `not_found` and not carried out.
    NotFound,
    /// It is answered 200 with what is no protobuf, and not carried out.
    Garbage,
    /// The connection is closed without an answer; it is not carried out.
    Unreachable,
    /// It is never answered, and not carried out.
    Silence,
    /// It is carried out, and answered when the functions have all but given it
    /// up: after 1.9 seconds.
    Late,
    /// It is carried out, and answered when nobody waits any more: after five seconds.
    Slow,
    /// It is carried out, and answered `unavailable` (503).
    LateUnavailable,
    /// It is carried out, and the connection is closed without an answer.
    AnswerLost,
    /// It is carried out, and the answer breaks off in the middle.
    Truncated,
}

/// How long [`Fault::Late`] and [`Fault::Slow`] take.
const LATE: Duration = Duration::from_millis(1900);
const SLOW: Duration = Duration::from_secs(5);

impl Fault {
    /// The answer to a call that it befalls.
    pub(super) async fn answer(self, carry_out: CarryOut, time: StillTime) -> Response {
        match self {
            Self::Unavailable => injected("unavailable"),
            Self::Internal => injected("internal"),
            Self::Throttled => injected("resource_exhausted"),
            Self::NotFound => injected("not_found"),
            Self::Garbage => "<html>this is no protobuf</html>".into_response(),
            Self::Unreachable => hang_up(),
            Self::Silence => {
                let _waiting = time.wait();
                std::future::pending().await
            }
            Self::Late => after(LATE, carry_out(), time).await,
            Self::Slow => after(SLOW, carry_out(), time).await,
            Self::LateUnavailable => {
                carry_out();
                injected("unavailable")
            }
            Self::AnswerLost => {
                carry_out();
                hang_up()
            }
            Self::Truncated => {
                carry_out();
                break_off()
            }
        }
    }
}

fn injected(code: &'static str) -> Response {
    TwirpError::new(code, "injected").into_response()
}

async fn after(pause: Duration, answer: Response, time: StillTime) -> Response {
    let _waiting = time.wait();
    sleep(pause).await;
    answer
}

/// Closes the connection without an answer.
fn hang_up() -> Response {
    let mut response = StatusCode::OK.into_response();
    response.extensions_mut().insert(HangUp);
    response
}

/// An answer of which the rest does not come.
fn break_off() -> Response {
    let parts = [Ok(Bytes::from_static(b"\x0a")), Err(io::Error::from(io::ErrorKind::BrokenPipe))];
    ([(CONTENT_LENGTH, "64")], Body::from_stream(stream::iter(parts))).into_response()
}
