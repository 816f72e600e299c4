//! Two sets that are to be the same.

use std::collections::BTreeSet;
use std::fmt::Debug;

/// Fails with what is missing and what there is too much of, not with both sets.
#[track_caller]
pub fn assert_same<T: Ord + Debug>(
    what: &str,
    found: impl IntoIterator<Item = T>,
    expected: impl IntoIterator<Item = T>,
) {
    let (found, expected) = (BTreeSet::from_iter(found), BTreeSet::from_iter(expected));
    let missing = expected.difference(&found).collect::<Vec<_>>();
    let superfluous = found.difference(&expected).collect::<Vec<_>>();
    assert!(missing.is_empty() && superfluous.is_empty(), "{what}: missing {missing:#?}, superfluous {superfluous:#?}");
}
