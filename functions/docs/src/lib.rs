//! What Dais tells about itself: the OpenAPI document, the same as a page to
//! read, and whether it is up. Needs no token.

mod get_health;
mod get_openapi;
mod get_reference;
mod head_health;
mod stored;

use shared::http::app::PublicApp;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of the documents.
pub fn group() -> Group<PublicApp> {
    let routes = OpenApiRouter::new()
        .routes(routes!(get_reference::get_reference))
        .routes(routes!(get_openapi::get_openapi))
        .routes(routes!(get_health::get_health, head_health::head_health));
    Group::open("docs", ErrorBody::Problem, routes)
}
