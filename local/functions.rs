//! The functions, each with the service that answers its events.

use std::collections::BTreeMap;

use axum::Router;
use shared::http::group::Group;
use shared::http::voice_app::VoiceApp;
use utoipa::openapi::OpenApi;

/// The functions that need the database alone.
fn groups() -> Vec<Group> {
    vec![rooms::group(), messages::group(), av_config::group()]
}

/// The functions that speak to LiveKit as well.
fn voice_groups() -> Vec<Group<VoiceApp>> {
    vec![voice::group(), mutes::group()]
}

/// Each function's service, by its name.
pub fn services(voice: &VoiceApp) -> BTreeMap<String, Router> {
    let docs = docs::group();
    let mut services = BTreeMap::from([(docs.name.to_owned(), docs.into_open_router(voice.app.shows_cost))]);
    for group in groups() {
        services.insert(group.name.to_owned(), group.into_router(voice.app.clone()));
    }
    for group in voice_groups() {
        services.insert(group.name.to_owned(), group.into_router(voice.clone()));
    }
    services
}

/// Each function's part of the OpenAPI document, by its name.
pub fn documents() -> Vec<(&'static str, OpenApi)> {
    let mut documents = Vec::new();
    documents.extend(voice_groups().into_iter().map(|group| (group.name, group.into_openapi())));
    documents.extend(groups().into_iter().map(|group| (group.name, group.into_openapi())));
    let docs = docs::group();
    documents.push((docs.name, docs.into_openapi()));
    documents
}
