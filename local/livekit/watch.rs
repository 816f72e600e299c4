//! Who stands by at the stand-in, and may lay hands on what it does.

use std::fmt;
use std::future::ready;
use std::time::Duration;

use axum::response::Response;
use futures::future::BoxFuture;

use super::room_service::Call;
use super::webhook::{Delivery, Webhook};

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

    /// How long a webhook and its answer are on their way, beside what the
    /// receiver takes.
    fn travels(&self) -> Duration {
        Duration::ZERO
    }

    /// What became of a webhook.
    fn delivered(&self, _delivery: &Delivery) {}
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {}
