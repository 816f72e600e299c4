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

/// The document as it is committed.
pub fn committed() -> Value {
    serde_json::from_str(include_str!("../../openapi.json")).unwrap()
}
