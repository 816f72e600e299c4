//! Which function a request goes to.

use std::collections::BTreeMap;

use crate::template::Route;

/// The routes of the API.
#[derive(Debug)]
pub struct RouteTable(Vec<Route>);

/// A route that a request matches, and the values of its path's parameters.
#[derive(Debug)]
pub struct Found<'r> {
    /// The route.
    pub route: &'r Route,
    /// The path's parameters, decoded.
    pub parameters: BTreeMap<String, String>,
}

impl RouteTable {
    /// Orders the routes so that a path without parameters goes before one with them.
    pub fn new(mut routes: Vec<Route>) -> Self {
        routes.sort_by_key(|route| route.path.contains('{'));
        Self(routes)
    }

    /// The route of a request; `path` is decoded. A trailing slash is another path.
    pub fn find(&self, method: &str, path: &str) -> Option<Found<'_>> {
        self.0.iter().filter(|route| route.method == method).find_map(|route| {
            let parameters = matched(&route.path, path)?;
            Some(Found { route, parameters })
        })
    }
}

/// The parameters of `pattern` in `path`; none if they do not match.
fn matched(pattern: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let mut parameters = BTreeMap::new();
    let mut segments = path.split('/');
    for part in pattern.split('/') {
        let segment = segments.next()?;
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(_) if segment.is_empty() => return None,
            Some(name) => {
                parameters.insert(name.to_owned(), segment.to_owned());
            }
            None if part == segment => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str) -> Option<(String, Vec<String>)> {
        let route = |path: &str| Route { function: "f".into(), method: "GET".into(), path: path.into() };
        let table = RouteTable::new(vec![route("/a/{x}"), route("/a/b"), route("/a"), route("/a:go")]);
        table.find("GET", path).map(|found| (found.route.path.clone(), found.parameters.into_values().collect()))
    }

    #[test]
    fn a_path_without_parameters_goes_first() {
        assert_eq!(found("/a/b"), Some(("/a/b".into(), vec![])));
        assert_eq!(found("/a/c"), Some(("/a/{x}".into(), vec!["c".into()])));
        assert_eq!(found("/a:go"), Some(("/a:go".into(), vec![])));
    }

    #[test]
    fn another_path_is_another_path() {
        for path in ["/", "/a/", "/a/b/c", "//a", "/A"] {
            assert_eq!(found(path), None, "{path}");
        }
    }
}
