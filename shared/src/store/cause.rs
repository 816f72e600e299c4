//! Why DynamoDB did not do what was asked, for people to read.

/// An error and its causes in one line.
pub fn in_a_line(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
