//! Who stands by at the stand-in, and may lay hands on what is published.

use std::fmt;
use std::future::ready;

use axum::response::Response;
use futures::future::BoxFuture;

use super::publish::Accepted;

/// Who watches the stand-in.
pub trait Watch: fmt::Debug + Send + Sync {
    /// Delivers a function's publish, and answers it.
    fn answer(&self, accepted: Accepted) -> BoxFuture<'static, Response> {
        Box::pin(ready(accepted.deliver()))
    }
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {}
