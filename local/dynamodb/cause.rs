//! Why DynamoDB did not do what was asked, for people to read.

use std::error::Error;
use std::iter::successors;

/// An error and its causes in one line.
pub fn in_a_line(error: &(dyn Error + 'static)) -> String {
    successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
