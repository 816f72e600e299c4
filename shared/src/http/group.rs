//! A group of endpoints: the routes of one function and what lies around them.

use axum::Json;
use axum::Router;
use axum::extract::{FromRef, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::app::{App, PublicApp};
use super::authorize::{Access, authorize};
use super::document;
use super::in_time::answer_in_time;
use super::observe::observe;
use super::refusal::ErrorBody;
use super::routes::Routes;
use crate::domain::caller::Scope;
use crate::observe::ColdStart;
use crate::patience::Patience;

/// The endpoints of one function, whose handlers share a state `S`, described by `D`.
pub struct Group<S = App, D = Box<dyn FnOnce() -> Described>> {
    /// The function's name; also that of its folder and its binary.
    pub name: &'static str,
    routes: Router<S>,
    open_routes: Router<S>,
    described: D,
    door: Option<Door<S>>,
    error_body: ErrorBody,
}

/// What the document says of a group's routes, before what holds for all of them.
pub struct Described {
    routes: OpenApi,
    open_routes: OpenApi,
}

impl Described {
    fn without_open_routes<S: Clone + Send + Sync + 'static>(routes: OpenApiRouter<S>) -> Self {
        Self { routes: routes.into_openapi(), open_routes: OpenApiRouter::<S>::new().into_openapi() }
    }
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

impl<S: Clone + Send + Sync + 'static> Group<S, ()> {
    /// A group that answers everybody and keeps nothing.
    pub fn open<R>(
        name: &'static str,
        error_body: ErrorBody,
        routes: Routes<S, R>,
    ) -> Group<S, impl FnOnce() -> Described>
    where
        R: FnOnce() -> OpenApiRouter<S>,
    {
        let Routes { router, described } = routes;
        let described = || Described::without_open_routes(described());
        Group { name, routes: router, open_routes: Router::new(), described, door: None, error_body }
    }
}

impl<S: Clone + Send + Sync + 'static> Group<S, ()>
where
    App: FromRef<S>,
{
    /// A group that answers tokens with `scope`.
    pub fn scoped<R>(
        name: &'static str,
        scope: Scope,
        error_body: ErrorBody,
        routes: Routes<S, R>,
    ) -> Group<S, impl FnOnce() -> Described>
    where
        R: FnOnce() -> OpenApiRouter<S>,
    {
        Self::for_any_token(name, error_body, routes).knowing(|access| Access { scope: Some(scope), ..access })
    }

    /// A group that answers whoever has a token.
    pub fn for_any_token<R>(
        name: &'static str,
        error_body: ErrorBody,
        routes: Routes<S, R>,
    ) -> Group<S, impl FnOnce() -> Described>
    where
        R: FnOnce() -> OpenApiRouter<S>,
    {
        let access = Access { scope: None, names_api_key: false, knows_oneself: false };
        Group { door: Some((access, guarded)), ..Self::open(name, error_body, routes) }
    }
}

impl<S: Clone + Send + Sync + 'static, D: FnOnce() -> Described> Group<S, D> {
    fn knowing(mut self, change: impl FnOnce(Access) -> Access) -> Self {
        self.door = self.door.map(|(access, guarded)| (change(access), guarded));
        self
    }

    /// The same with routes that answer without a token.
    pub fn with_open_routes<R>(self, open: Routes<S, R>) -> Group<S, impl FnOnce() -> Described>
    where
        R: FnOnce() -> OpenApiRouter<S>,
    {
        let Self { name, routes, described, door, error_body, .. } = self;
        let Routes { router, described: of_open } = open;
        let described = || Described { open_routes: of_open().into_openapi(), ..described() };
        Group { name, routes, open_routes: router, described, door, error_body }
    }

    /// The same, asking for `x-api-key` beside the token.
    pub fn naming_api_key(self) -> Self {
        self.knowing(|access| Access { names_api_key: true, ..access })
    }

    /// The same, letting people ask about themselves, `GET …/@me`, without the scope.
    pub fn knowing_oneself(self) -> Self {
        self.knowing(|access| Access { knows_oneself: true, ..access })
    }

    /// The documentation of its routes.
    pub fn into_openapi(self) -> OpenApi {
        let Described { routes: mut closed, open_routes: mut open } = (self.described)();
        document::complete(&mut closed, self.door.map(|(access, _)| access), self.error_body);
        document::complete(&mut open, None, self.error_body);
        closed.merge(open);
        closed
    }

    /// The same as one of many.
    pub fn boxed(self) -> Group<S>
    where
        D: 'static,
    {
        let Self { name, routes, open_routes, described, door, error_body } = self;
        Group { name, routes, open_routes, described: Box::new(described), door, error_body }
    }
}

impl<S, D> Group<S, D> {
    /// The scope that its tokens carry; none if it answers everybody, or any token.
    pub fn scope(&self) -> Option<Scope> {
        self.door.and_then(|(access, _)| access.scope)
    }
}

impl<S: State, D> Group<S, D> {
    /// The service that answers requests to this group.
    pub fn into_router(self, state: S) -> Router {
        let (shows_cost, patience) = (state.shows_cost(), state.patience());
        let mut routes = self.routes;
        if let Some((access, guarded)) = self.door {
            routes = guarded(routes, &state, access);
        }
        surrounded(routes.merge(self.open_routes).with_state(state), self.error_body, shows_cost, patience)
    }
}

fn surrounded(routes: Router, error_body: ErrorBody, shows_cost: bool, patience: Patience) -> Router {
    let cold_start = ColdStart::default();
    // One layer, since for each a request has all that lies below it copied.
    let around = move |request: Request, next: Next| {
        let answer = async move |request| error_body.shape(answer_in_time(patience, request, next).await);
        observe(shows_cost, cold_start.clone(), request, answer)
    };
    routes.fallback(not_found).method_not_allowed_fallback(not_found).layer(from_fn(around))
}

/// What API Gateway itself answers where there is no route.
pub async fn not_found() -> Response {
    (StatusCode::NOT_FOUND, Json(json!({ "message": "Not Found" }))).into_response()
}
