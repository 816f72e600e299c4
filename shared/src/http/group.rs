//! A group of endpoints: the routes of one function and what lies around them.

use std::any::Any;

use axum::Json;
use axum::Router;
use axum::extract::FromRef;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::app::{App, PublicApp};
use super::authorize::{Access, authorize};
use super::document;
use super::observe::{answer_in_time, observe};
use super::refusal::{ErrorBody, Refusal};
use crate::domain::caller::Scope;
use crate::observe::ColdStart;
use crate::patience::Patience;

/// The endpoints of one function, whose handlers share a state `S`.
pub struct Group<S = App> {
    /// The function's name; also that of its folder and its binary.
    pub name: &'static str,
    routes: OpenApiRouter<S>,
    open_routes: OpenApiRouter<S>,
    door: Option<Door<S>>,
    error_body: ErrorBody,
}

/// What a group's handlers share.
pub trait State: Clone + Send + Sync + 'static {
    /// Whether responses carry `Dais-Cost`.
    fn shows_cost(&self) -> bool;

    /// How long an answer may take.
    fn patience(&self) -> Patience;
}

impl State for PublicApp {
    fn shows_cost(&self) -> bool {
        self.shows_cost
    }

    fn patience(&self) -> Patience {
        Patience::default()
    }
}

impl State for App {
    fn shows_cost(&self) -> bool {
        self.shows_cost
    }

    fn patience(&self) -> Patience {
        self.store.patience()
    }
}

/// What a group asks of its callers, and what has its routes ask for it. An open
/// group has none, and its function does not carry what checks tokens.
type Door<S> = (Access, fn(Router<S>, &S, Access) -> Router<S>);

fn guarded<S: Clone + Send + Sync + 'static>(routes: Router<S>, state: &S, access: Access) -> Router<S>
where
    App: FromRef<S>,
{
    routes.route_layer(from_fn_with_state((App::from_ref(state), access), authorize))
}

impl<S: Clone + Send + Sync + 'static> Group<S> {
    /// A group that answers everybody and keeps nothing.
    pub fn open(name: &'static str, error_body: ErrorBody, routes: OpenApiRouter<S>) -> Self {
        Self { name, routes, open_routes: OpenApiRouter::new(), door: None, error_body }
    }

    /// The scope that its tokens carry; none if it answers everybody, or any token.
    pub fn scope(&self) -> Option<Scope> {
        self.door.and_then(|(access, _)| access.scope)
    }

    /// The documentation of its routes.
    pub fn into_openapi(self) -> OpenApi {
        let (mut closed, mut open) = (self.routes.into_openapi(), self.open_routes.into_openapi());
        document::complete(&mut closed, self.door.map(|(access, _)| access), self.error_body);
        document::complete(&mut open, None, self.error_body);
        closed.merge(open);
        closed
    }
}

impl<S: Clone + Send + Sync + 'static> Group<S>
where
    App: FromRef<S>,
{
    /// A group that answers tokens with `scope`.
    pub fn scoped(name: &'static str, scope: Scope, error_body: ErrorBody, routes: OpenApiRouter<S>) -> Self {
        Self::for_any_token(name, error_body, routes).with_scope(scope)
    }

    /// A group that answers whoever has a token.
    pub fn for_any_token(name: &'static str, error_body: ErrorBody, routes: OpenApiRouter<S>) -> Self {
        let access = Access { scope: None, names_api_key: false, knows_oneself: false };
        Self { name, routes, open_routes: OpenApiRouter::new(), door: Some((access, guarded)), error_body }
    }

    fn with_scope(mut self, scope: Scope) -> Self {
        self.door = self.door.map(|(access, guarded)| (Access { scope: Some(scope), ..access }, guarded));
        self
    }

    /// The same with routes that answer without a token.
    pub fn with_open_routes(mut self, routes: OpenApiRouter<S>) -> Self {
        self.open_routes = routes;
        self
    }

    /// The same, asking for `x-api-key` beside the token.
    pub fn naming_api_key(mut self) -> Self {
        self.door = self.door.map(|(access, guarded)| (Access { names_api_key: true, ..access }, guarded));
        self
    }

    /// The same, letting people ask about themselves, `GET …/@me`, without the scope.
    pub fn knowing_oneself(mut self) -> Self {
        self.door = self.door.map(|(access, guarded)| (Access { knows_oneself: true, ..access }, guarded));
        self
    }
}

impl<S: State> Group<S> {
    /// The service that answers requests to this group.
    pub fn into_router(self, state: S) -> Router {
        let (shows_cost, patience) = (state.shows_cost(), state.patience());
        let (mut routes, _) = self.routes.split_for_parts();
        if let Some((access, guarded)) = self.door {
            routes = guarded(routes, &state, access);
        }
        let (open_routes, _) = self.open_routes.split_for_parts();
        surrounded(routes.merge(open_routes).with_state(state), self.error_body, shows_cost, patience)
    }
}

fn surrounded(routes: Router, error_body: ErrorBody, shows_cost: bool, patience: Patience) -> Router {
    let cold_start = ColdStart::default();
    routes
        .fallback(not_found)
        .method_not_allowed_fallback(not_found)
        .layer(from_fn(move |request, next| answer_in_time(patience, request, next)))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(map_response(move |response: Response| async move { error_body.shape(response) }))
        .layer(from_fn(move |request, next| observe(shows_cost, cold_start.clone(), request, next)))
}

/// What API Gateway itself answers where there is no route.
pub async fn not_found() -> Response {
    (StatusCode::NOT_FOUND, Json(json!({ "message": "Not Found" }))).into_response()
}

fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = said.unwrap_or("unknown"), "panic");
    Refusal::internal().into_response()
}
