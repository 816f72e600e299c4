//! The functions, each with the service that answers its events.

use std::collections::BTreeMap;

use axum::Router;
use docs::DocsApp;
use live_access::{LiveAccess, LiveEndpoints};
use shared::domain::caller::Scope;
use shared::environment::{Environment, SettingError};
use shared::http::group::Group;
use shared::http::voice_app::VoiceApp;
use utoipa::openapi::OpenApi;

/// The functions that need the database alone.
fn groups() -> Vec<Group> {
    vec![rooms::group().boxed(), messages::group().boxed(), av_config::group().boxed(), moderation::group().boxed()]
}

/// The functions that speak to LiveKit as well.
fn voice_groups() -> Vec<Group<VoiceApp>> {
    vec![voice::group().boxed(), mutes::group().boxed()]
}

/// The function that lets people listen, and knows where.
fn live_access(state: &VoiceApp, endpoints: LiveEndpoints) -> Router {
    live_access::group().into_router(LiveAccess { app: state.app.clone(), endpoints })
}

/// The function that tells what happens, run by the table's stream.
pub const LIVE: &str = "live";

/// The function of the moderation log, which reads nothing before it is asked.
pub const MODERATION: &str = "moderation";

/// The function that lets people listen.
pub const LIVE_ACCESS: &str = "live-access";

/// The function that AppSync asks who may listen.
pub const LIVE_AUTHORIZER: &str = "live-authorizer";

/// The function of voice chats.
pub const VOICE: &str = "voice";

/// The function that a schedule and the queue's messages run and that has no routes.
pub const VOICE_SWEEPER: &str = "voice-sweeper";

/// The functions that have chats reconciled through the queue.
pub const ASKING: [&str; 2] = [VOICE, VOICE_SWEEPER];

/// The functions that speak to DynamoDB and have a scope, each with its own.
pub fn scopes() -> Vec<(&'static str, Scope)> {
    let mut scopes = Vec::from([(VOICE_SWEEPER, voice_sweeper::SCOPE), (LIVE, live::SCOPE)]);
    scopes.extend(groups().into_iter().filter_map(|group| Some((group.name, group.scope()?))));
    scopes.extend(voice_groups().into_iter().filter_map(|group| Some((group.name, group.scope()?))));
    scopes
}

/// Those that read before anybody asks, for requests with their scope.
pub fn first_reads() -> Vec<(&'static str, Scope)> {
    scopes().into_iter().filter(|(name, _)| *name != MODERATION).collect()
}

/// The names of the functions that speak to DynamoDB.
pub fn names() -> Vec<&'static str> {
    scopes().into_iter().map(|(name, _)| name).chain([LIVE_ACCESS, LIVE_AUTHORIZER]).collect()
}

/// The state of the function that sends the pages, which connect to `endpoints`.
pub fn docs(environment: &Environment<'_>, endpoints: Option<&LiveEndpoints>) -> Result<DocsApp, SettingError> {
    DocsApp::read(&Environment::new(|name| match name {
        "LIVE_REALTIME_URL" => endpoints.map(|endpoints| endpoints.realtime.to_string()),
        name => environment.get(name),
    }))
}

/// Each function's service, by its name, from the states of [`names`]; that of live
/// events where there are `endpoints`.
pub fn services(
    docs: DocsApp,
    states: &BTreeMap<&'static str, VoiceApp>,
    endpoints: Option<LiveEndpoints>,
) -> BTreeMap<String, Router> {
    let group = docs::group();
    let mut services = BTreeMap::from([(group.name.to_owned(), group.into_router(docs))]);
    for group in groups() {
        if let Some(state) = states.get(group.name) {
            services.insert(group.name.to_owned(), group.into_router(state.app.clone()));
        }
    }
    for group in voice_groups() {
        if let Some(state) = states.get(group.name) {
            services.insert(group.name.to_owned(), group.into_router(state.clone()));
        }
    }
    if let Some((state, endpoints)) = states.get(LIVE_ACCESS).zip(endpoints) {
        services.insert(LIVE_ACCESS.to_owned(), live_access(state, endpoints));
    }
    services
}

/// Each function's part of the OpenAPI document, by its name.
pub fn documents() -> Vec<(&'static str, OpenApi)> {
    let mut documents = Vec::new();
    documents.extend(voice_groups().into_iter().map(|group| (group.name, group.into_openapi())));
    documents.extend(groups().into_iter().map(|group| (group.name, group.into_openapi())));
    let live = live_access::group();
    documents.push((live.name, live.into_openapi()));
    let docs = docs::group();
    documents.push((docs.name, docs.into_openapi()));
    documents
}
