//! The user called `add`, whose path is that of `POST /bans/add` too: a router
//! that finds that path looks at no other.

use axum::Json;
use axum::extract::State;
use axum::routing::MethodRouter;
use shared::body::ban::BanBody;
use shared::domain::caller::Caller;
use shared::domain::id::UserId;
use shared::domain::rule::Rule;
use shared::http::extract::{Arrived, Now, Path};
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::get_ban::get_ban;
use crate::measure_room::MeasureRoom;
use crate::unban_user::unban_user;
use crate::user_path::{UserPath, Whose, WhosePath};

/// The routes of that path, with those about the user.
pub fn with_user(add: MethodRouter<VoiceApp>) -> MethodRouter<VoiceApp> {
    add.get(get).delete(unban)
}

fn user() -> Result<UserId, Refusal> {
    "add".parse().map_err(|rule: Rule| Refusal::field("userID", rule))
}

async fn get(
    started: Started,
    caller: Caller,
    store: State<Store>,
    now: Now,
    room: MeasureRoom,
) -> Result<Json<Envelope<BanBody>>, Refusal> {
    let path = Path(WhosePath { user_id: Whose::Of(user()?) });
    get_ban(started, caller, store, now, path, room).await
}

async fn unban(
    started: Started,
    caller: Caller,
    store: State<Store>,
    now: Now,
    arrived: Arrived,
    room: MeasureRoom,
) -> Result<Json<Envelope<BanBody>>, Refusal> {
    unban_user(started, caller, store, now, arrived, Path(UserPath { user_id: user()? }), room).await
}
