//! The functions, each with the service that answers its events.

use std::collections::BTreeMap;

use axum::Router;
use shared::http::app::App;
use shared::http::group::Group;
use utoipa::openapi::OpenApi;

/// The functions with state, in the order of the reference page.
fn groups() -> Vec<Group> {
    vec![rooms::group(), messages::group(), mutes::group(), av_config::group()]
}

/// Each function's service, by its name.
pub fn services(app: &App) -> BTreeMap<String, Router> {
    let docs = docs::group();
    let mut services = BTreeMap::from([(docs.name.to_owned(), docs.into_open_router(app.shows_cost))]);
    for group in groups() {
        services.insert(group.name.to_owned(), group.into_router(app.clone()));
    }
    services
}

/// Each function's part of the OpenAPI document, by its name.
pub fn documents() -> Vec<(&'static str, OpenApi)> {
    let document = |group: Group| (group.name, group.into_openapi());
    let mut documents = groups().into_iter().map(document).collect::<Vec<_>>();
    let docs = docs::group();
    documents.push((docs.name, docs.into_openapi()));
    documents
}
