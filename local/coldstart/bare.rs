//! A function with nothing in it but `lambda_http`: what a start in Rust takes at least.

use super::functions::any_event;
use super::options::ColdStarts;
use super::subject::Subject;

/// Its package and binary.
const BARE: &str = "bare";

/// The function, if it was built with the others.
pub fn built(options: &ColdStarts) -> Option<Subject> {
    let program = options.bootstrap(BARE);
    program.exists().then(|| Subject {
        name: "(nothing but lambda_http)".to_owned(),
        program,
        arguments: Vec::new(),
        event: any_event().ok(),
        reads: false,
        takes_roots: false,
        is_deployed: true,
    })
}
