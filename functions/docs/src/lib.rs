//! What Dais tells about itself: the OpenAPI document, whether it is up, and the
//! pages that `web/` is built into: front page, console, demo and reference. Needs
//! no token.

mod app;
mod get_asset;
mod get_console;
mod get_demo;
mod get_front_page;
mod get_health;
mod get_openapi;
mod get_reference;
mod head_health;
mod page;
mod policy;
mod stored;

use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::routes;

pub use app::DocsApp;

/// The endpoints of the documents.
pub fn group() -> Group<DocsApp, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(get_front_page::get_front_page))
        .and(routes!(get_console::get_console))
        .and(routes!(get_demo::get_demo))
        .and(routes!(get_reference::get_reference))
        .and(routes!(get_asset::get_asset))
        .and(routes!(get_openapi::get_openapi))
        .and(routes!(get_health::get_health, head_health::head_health));
    Group::open("docs", ErrorBody::Problem, routes)
}
