//! The routes of a group: what answers them, and what the document says of them. A
//! function answers and is never asked for the document, so whatever tells it is known by
//! its type alone: where nothing calls it, it is neither run nor part of the binary.

use axum::Router;
use axum::handler::Handler;
use axum::routing::MethodRouter;
use utoipa_axum::PathItemExt;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

#[doc(hidden)]
pub use pastey::paste;

/// Routes whose handlers share a state `S`, described by `D`.
pub struct Routes<S, D> {
    pub(super) router: Router<S>,
    pub(super) described: D,
}

/// One path with its methods, as `routes!` makes it of handlers.
pub struct Route<S, D> {
    path: String,
    methods: MethodRouter<S>,
    described: D,
}

/// The route of handlers, each named by its module, with the methods and the path that
/// its own `utoipa::path` says.
#[macro_export]
macro_rules! routes {
    ($($module:ident :: $handler:ident),+ $(,)?) => {
        $crate::http::routes::paste! {
            $crate::http::routes::Route::described_by(|| utoipa_axum::routes!($($module::$handler),+))
                $(.answered_by::<$module::[<__path_ $handler>], _, _>($module::$handler))+
        }
    };
}

impl<S, D> Route<S, D>
where
    S: Clone + Send + Sync + 'static,
    D: FnOnce() -> UtoipaMethodRouter<S>,
{
    /// A path that nothing answers yet.
    pub fn described_by(described: D) -> Self {
        Self { path: String::new(), methods: MethodRouter::new(), described }
    }

    /// The same with a handler, at the path and by the methods of its description `P`.
    pub fn answered_by<P: utoipa::Path, H: Handler<T, S>, T: 'static>(mut self, handler: H) -> Self {
        self.path = P::path();
        for method in P::methods() {
            self.methods = self.methods.on(method.to_method_filter(), handler.clone());
        }
        self
    }

    /// The same, answered as `change` says, of which the document says nothing.
    pub fn map(self, change: impl FnOnce(MethodRouter<S>) -> MethodRouter<S>) -> Self {
        Self { methods: change(self.methods), ..self }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S, ()> {
    /// Routes of which no document tells.
    pub fn untold(router: Router<S>) -> Routes<S, impl FnOnce() -> OpenApiRouter<S>> {
        Routes { router, described: OpenApiRouter::new }
    }

    /// That route.
    pub fn of<R>(route: Route<S, R>) -> Routes<S, impl FnOnce() -> OpenApiRouter<S>>
    where
        R: FnOnce() -> UtoipaMethodRouter<S>,
    {
        Self::untold(Router::new()).and(route)
    }
}

impl<S, D> Routes<S, D>
where
    S: Clone + Send + Sync + 'static,
    D: FnOnce() -> OpenApiRouter<S>,
{
    /// The same and another route.
    pub fn and<R>(self, route: Route<S, R>) -> Routes<S, impl FnOnce() -> OpenApiRouter<S>>
    where
        R: FnOnce() -> UtoipaMethodRouter<S>,
    {
        let (described, of_route) = (self.described, route.described);
        Routes {
            router: self.router.route(&route.path, route.methods),
            described: move || described().routes(of_route()),
        }
    }

    /// The same with a path of which the document says nothing.
    pub fn and_untold(self, path: &str, methods: MethodRouter<S>) -> Self {
        Self { router: self.router.route(path, methods), ..self }
    }
}
