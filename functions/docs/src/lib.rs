//! What Dais tells about itself: the OpenAPI document, the same as a page to
//! read, and whether it is up. Needs no token.

mod health;
mod openapi;
mod page;
mod stored;

use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of the documents.
pub fn group() -> Group<()> {
    let routes = OpenApiRouter::new()
        .routes(routes!(page::get_reference))
        .routes(routes!(openapi::get_openapi))
        .routes(routes!(health::get_health, health::head_health));
    Group::open("docs", ErrorBody::Problem, routes)
}
