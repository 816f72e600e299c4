//! The OpenAPI document as the tests read it.

use std::collections::BTreeSet;

use serde_json::Value;

/// Routes by method, in capitals, and path.
pub type Routes = BTreeSet<(String, String)>;

/// The routes of a document's `paths`, or of what has the same form.
pub fn routes(paths: &Value) -> Routes {
    let mut routes = Routes::new();
    for (path, item) in paths.as_object().unwrap() {
        routes.extend(item.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())));
    }
    routes
}

/// The routes of a document's `paths` as they are served: those of the settings
/// in both spellings.
pub fn served(paths: &Value) -> Routes {
    let (documented, other) = av_config::SPELLINGS;
    let routes = routes(paths);
    let respelt = routes.iter().filter_map(|(method, path)| {
        let rest = path.strip_prefix(documented)?;
        Some((method.clone(), format!("{other}{rest}")))
    });
    let respelt = respelt.collect::<Vec<_>>();
    assert!(!respelt.iter().any(|route| routes.contains(route)), "the document has the other spelling");
    routes.into_iter().chain(respelt).collect()
}

/// The route of the document that a request takes: of those that fit its path
/// the one with the fewest parameters.
pub fn route(method: &str, path: &str) -> (String, String) {
    let segments = |path: &str| path.split('?').next().unwrap().split('/').map(str::to_owned).collect::<Vec<_>>();
    let asked = segments(path);
    let fits = |(of, route): &(String, String)| {
        let segments = segments(route);
        let fit = segments.iter().zip(&asked).all(|(segment, asked)| segment.starts_with('{') || segment == asked);
        of == method && segments.len() == asked.len() && fit
    };
    let fitting = routes(&committed()["paths"]).into_iter().filter(fits);
    fitting.min_by_key(|(_, route)| route.matches('{').count()).unwrap_or_else(|| panic!("no route: {method} {path}"))
}

/// The document as it is committed.
pub fn committed() -> Value {
    serde_json::from_str(include_str!("../../openapi.json")).unwrap()
}
