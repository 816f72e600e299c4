//! The functions that ask for a token, each with a way in.

use dais::functions::{LIVE, VOICE_SWEEPER, scopes};
use shared::domain::caller::Scope;

use super::operation::Operation;

/// The first operation of a function that reads and is about nothing in
/// particular, so that it is answered with 200 whatever there is.
#[derive(Debug, Clone)]
pub struct Door {
    pub function: &'static str,
    pub path: String,
    /// The path with the examples of its query.
    pub url: String,
    pub scope: Scope,
}

/// One for every function of the document that has a scope.
pub fn doors() -> Vec<Door> {
    let operations = Operation::all();
    let scopes = scopes().into_iter().filter(|(function, _)| ![LIVE, VOICE_SWEEPER].contains(function));
    let door = |(function, scope)| {
        let of_it = operations.iter().filter(|operation| operation.function == function && operation.needs_token());
        let mut reading = of_it.filter(|operation| operation.method == "GET" && !operation.path.contains('{'));
        let Operation { path, url, .. } = reading.next().unwrap_or_else(|| panic!("{function} has no door")).clone();
        Door { function, path, url, scope }
    };
    scopes.map(door).collect()
}
