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
use shared::http::app::App;
use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::routes;

/// The endpoints of rooms; all need the token's API key id in `x-api-key`.
pub fn group() -> Group<App, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(create_room::create_room, list_rooms::list_rooms))
        .and(routes!(get_room::get_room, update_room::update_room, delete_room::delete_room))
        .and(routes!(set_room_speak::set_room_speak))
        .and(routes!(set_room_status::set_room_status));
    Group::scoped("rooms", Scope::Rooms, ErrorBody::Problem, routes).naming_api_key()
}
