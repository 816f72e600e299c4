//! Who stands by at the stand-in, and may lay hands on what it does.

use std::fmt;
use std::future::ready;
use std::time::Duration;

use axum::response::Response;
use futures::future::BoxFuture;
use tokio::time::sleep;

use super::room_service::Call;
use super::webhook::{Delivery, Webhook};
use crate::time::Time;

/// Carries a call of RoomService out, and answers it.
pub type CarryOut = Box<dyn FnOnce() -> Response + Send>;

/// Who watches the stand-in.
pub trait Watch: fmt::Debug + Send + Sync {
    /// Answers a call of RoomService.
    fn answer(&self, _call: &Call, carry_out: CarryOut) -> BoxFuture<'static, Response> {
        Box::pin(ready(carry_out()))
    }

    /// Holds a webhook of `room` back, or gives it back to be sent.
    fn hold(&self, _room: &str, webhook: Webhook) -> Option<Webhook> {
        Some(webhook)
    }

    /// Lets so much time go by as something takes on its way; none where it is played.
    fn pass(&self, pause: Duration, time: &Time) -> BoxFuture<'static, ()> {
        if pause.is_zero() || time.is_played() { Box::pin(ready(())) } else { Box::pin(sleep(pause)) }
    }

    /// What became of a webhook.
    fn delivered(&self, _delivery: &Delivery) {}
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {}
