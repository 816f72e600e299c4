//! Rooms, as the Watchers document describes them: created, opened and closed
//! by the clock or by hand.

mod create;
mod delete;
mod get;
mod list;
mod room_body;
mod speak;
mod status;

use shared::domain::caller::Scope;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of rooms; all need the token's API key id in `x-api-key`.
pub fn group() -> Group {
    let routes = OpenApiRouter::new()
        .routes(routes!(create::create_room, list::list_rooms))
        .routes(routes!(get::get_room, delete::delete_room))
        .routes(routes!(speak::set_room_speak))
        .routes(routes!(status::set_room_status));
    Group::scoped("rooms", Scope::Rooms, ErrorBody::Problem, routes).naming_api_key()
}
