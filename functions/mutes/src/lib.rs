//! Mutes, as the plug.dj document describes them: a muted user cannot post in
//! the room until the mute ends, by itself, at its second. And bans, in its style.

mod ban_user;
mod envelope;
mod get_ban;
mod get_mute;
mod list_bans;
mod list_mutes;
mod measure_list;
mod measure_room;
mod mute_user;
mod unban_user;
mod unmute_user;
mod user_called_add;
mod user_path;

use shared::domain::caller::Scope;
use shared::http::group::{Described, Group};
use shared::http::refusal::ErrorBody;
use shared::http::routes::Routes;
use shared::http::voice_app::VoiceApp;
use shared::routes;

/// The endpoints of mutes and bans.
pub fn group() -> Group<VoiceApp, impl FnOnce() -> Described> {
    let routes = Routes::of(routes!(list_mutes::list_mutes, mute_user::mute_user))
        .and(routes!(get_mute::get_mute, unmute_user::unmute_user))
        .and(routes!(list_bans::list_bans))
        .and(routes!(ban_user::ban_user).map(user_called_add::with_user))
        .and(routes!(get_ban::get_ban, unban_user::unban_user));
    Group::scoped("mutes", Scope::Mutes, ErrorBody::Mutes, routes).knowing_oneself()
}
