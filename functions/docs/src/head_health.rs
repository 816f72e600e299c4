//! `HEAD /health`

use axum::Json;

use crate::get_health::{Health, get_health};

/// Whether Dais is up, without a body
///
/// For those who watch whether it is up; the headers are those of `GET /health`.
#[utoipa::path(head, path = "/health", tag = "Documents", responses((status = 200, description = "It is up")))]
pub async fn head_health() -> Json<Health> {
    get_health().await
}
