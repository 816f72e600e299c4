//! A function with nothing in it but `lambda_http`: what a start in Rust takes at least.

use super::ColdStartError;
use super::functions::any_event;
use super::options::ColdStarts;
use super::subject::Subject;

/// Its package and binary.
pub const BARE: &str = "bare";

/// The function, if it was built with the others.
pub fn built(options: &ColdStarts) -> Result<Option<Subject>, ColdStartError> {
    let program = options.bootstrap(BARE);
    if !program.exists() {
        return Ok(None);
    }
    Ok(Some(Subject {
        name: "(nothing but lambda_http)".to_owned(),
        program,
        arguments: Vec::new(),
        event: Some(any_event()?),
        reads: false,
        takes_roots: false,
        is_deployed: true,
    }))
}
