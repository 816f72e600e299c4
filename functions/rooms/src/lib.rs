//! Rooms, as the Watchers document describes them: created, opened and closed
//! by the clock or by hand.

mod create_room;
mod delete_room;
mod get_room;
mod list_rooms;
mod precondition;
mod room_answer;
mod room_path;
mod set_room_speak;
mod set_room_status;
mod update_room;

use shared::domain::caller::Scope;
use shared::http::group::Group;
use shared::http::refusal::ErrorBody;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The endpoints of rooms; all need the token's API key id in `x-api-key`.
pub fn group() -> Group {
    let routes = OpenApiRouter::new()
        .routes(routes!(create_room::create_room, list_rooms::list_rooms))
        .routes(routes!(get_room::get_room, update_room::update_room, delete_room::delete_room))
        .routes(routes!(set_room_speak::set_room_speak))
        .routes(routes!(set_room_status::set_room_status));
    Group::scoped("rooms", Scope::Rooms, ErrorBody::Problem, routes).naming_api_key()
}
