//! The moderation log, beyond the documents (API.md, section 7): who did what to
//! whom, and why. It is read here, and written by what is done.

mod list_moderation_log;

use shared::domain::caller::Scope;
use shared::http::app::App;
use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::routes;

/// The endpoint of the log.
pub fn group() -> Group<App, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(list_moderation_log::list_moderation_log));
    Group::scoped("moderation", Scope::Mutes, ErrorBody::Problem, routes)
}
