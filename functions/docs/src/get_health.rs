//! `GET /health`

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// Whether Dais is up.
#[derive(Debug, Serialize, ToSchema)]
#[schema(examples(json!({ "status": "ok", "version": "0.1.0" })))]
pub struct Health {
    /// Always `ok`.
    status: &'static str,
    /// The version that answers.
    version: &'static str,
}

/// Whether Dais is up
///
/// Answers without touching the database.
#[utoipa::path(get, path = "/health", tag = "Documents", responses((status = 200, description = "It is up", body = Health)))]
pub async fn get_health() -> Json<Health> {
    Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION") })
}
