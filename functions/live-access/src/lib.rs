//! How to listen: where the channels of live events are, and a token for some of
//! them. Beyond the documents (API.md, section 8).

mod app;
mod get_live;

use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::routes;

pub use app::{LiveAccess, LiveEndpoints};

/// The endpoint of live events, for whoever has a token.
pub fn group() -> Group<LiveAccess, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(get_live::get_live));
    Group::for_any_token("live-access", ErrorBody::Problem, routes)
}
