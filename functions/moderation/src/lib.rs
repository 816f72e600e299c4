//! The moderation log, beyond the documents (API.md, section 7): who did what to
//! whom, and why. It is read here, and written by what is done.

mod list_moderation_log;

use shared::domain::caller::Scope;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoint of the log.
pub fn group() -> Group {
    let routes = OpenApiRouter::new().routes(routes!(list_moderation_log::list_moderation_log));
    Group::scoped("moderation", Scope::Mutes, ErrorBody::Problem, routes)
}
