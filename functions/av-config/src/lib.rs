//! Audio and video chat settings, as the Comm100 document describes them.

mod config_body;
mod disable;
mod enable;
mod get;
mod precondition;
mod update;

use shared::domain::caller::Scope;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of the settings.
pub fn group() -> Group {
    let routes = OpenApiRouter::new()
        .routes(routes!(get::get_config, update::update_config))
        .routes(routes!(disable::disable))
        .routes(routes!(enable::enable));
    Group::scoped("av-config", Scope::Settings, ErrorBody::Problem, routes)
}
