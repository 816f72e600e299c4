//! Problems that Feathers' clients show in words: beside the problem's members
//! stand those of a `FeathersError`.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::refusal::Problem;

/// A problem that is a `FeathersError` too.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FeathersProblem {
    #[serde(flatten)]
    problem: Problem,
    /// The error's name in Feathers.
    #[schema(example = "BadRequest")]
    name: String,
    /// The same as `detail`.
    #[schema(example = "name is required")]
    message: String,
    /// The same as `status`.
    #[schema(example = 400)]
    code: u16,
    /// The name as Feathers puts it into class names.
    #[schema(example = "bad-request")]
    class_name: String,
}

impl FeathersProblem {
    /// The problem of a refusal with `status`.
    pub(super) fn new(status: StatusCode, problem: Problem) -> Self {
        let words = words_for(status);
        let (message, code) = (problem.detail.clone(), status.as_u16());
        Self {
            problem,
            name: words.replace(' ', ""),
            message,
            code,
            class_name: words.to_lowercase().replace(' ', "-"),
        }
    }
}

/// A status as Feathers says it, which is as HTTP does but for these.
fn words_for(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "Not Authenticated",
        StatusCode::UNPROCESSABLE_ENTITY => "Unprocessable",
        StatusCode::INTERNAL_SERVER_ERROR => "General Error",
        StatusCode::SERVICE_UNAVAILABLE => "Unavailable",
        other => other.canonical_reason().unwrap_or("General Error"),
    }
}
