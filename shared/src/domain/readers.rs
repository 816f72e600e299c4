//! Who has seen a message: where each reader is kept, so that who looks at a list
//! reads a bounded number of them, and who of them is shown.

use std::collections::BTreeSet;

use super::id::UserId;
use super::message_list::FirstReaders;

/// How many readers a whole answer shows, and about how many bytes of ids: what
/// fits into the 6 MB that Lambda answers at most.
pub const MOST_READERS: usize = 50_000;
const MOST_BYTES: usize = 4_500_000;

/// When somebody came to have seen a message: among the first
/// [`FirstReaders::MOST`], whom lists show, or later.
///
/// Who takes it back leaves a place among the first to whoever comes next, and that
/// may be somebody who came later before: they are kept as both, and count once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    First,
    Later,
}

impl Came {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::First, Self::Later];

    /// As what somebody is kept who comes when these are the first. Of two who take the
    /// last place at once both get it: those who read pass over what is more than they want.
    pub const fn after(first: &[UserId]) -> Self {
        if first.len() < FirstReaders::MOST { Self::First } else { Self::Later }
    }
}

/// The first readers with `reader` among them, in the order of their ids: in place of
/// the last of the others where there are as many as are shown.
pub fn with_reader(mut first: Vec<UserId>, reader: &UserId) -> Vec<UserId> {
    if let Err(place) = first.binary_search(reader) {
        first.truncate(FirstReaders::MOST - 1);
        first.insert(place.min(first.len()), reader.clone());
    }
    first
}

/// All readers in the order of their ids, once each, as far as they are shown.
pub fn all_readers(came: impl IntoIterator<Item = UserId>) -> Vec<UserId> {
    let mut bytes = 0;
    let is_shown = |reader: &UserId| {
        bytes += reader.as_str().len();
        bytes <= MOST_BYTES
    };
    came.into_iter().collect::<BTreeSet<_>>().into_iter().take(MOST_READERS).take_while(is_shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::Rule;

    fn users(numbers: impl IntoIterator<Item = usize>) -> Result<Vec<UserId>, Rule> {
        numbers.into_iter().map(|number| format!("u{number:05}").parse()).collect()
    }

    #[test]
    fn the_hundredth_is_among_the_first_and_the_next_is_not() -> Result<(), Rule> {
        for (there, came) in [(0, Came::First), (99, Came::First), (100, Came::Later), (103, Came::Later)] {
            assert_eq!(Came::after(&users(0..there)?), came, "{there}");
        }
        Ok(())
    }

    #[test]
    fn a_reader_is_shown_at_their_place_among_a_hundred_at_most() -> Result<(), Rule> {
        let every_other = users((0..200).step_by(2))?;
        for reader in [1, 101, 199, 500] {
            let reader = &users([reader])?[0];
            let shown = with_reader(every_other.clone(), reader);
            assert!(shown.len() == 100 && shown.is_sorted() && shown.contains(reader), "{reader}");
            assert_eq!(with_reader(shown.clone(), reader), shown);
        }
        assert_eq!(with_reader(users([1, 3])?, &users([2])?[0]), users([1, 2, 3])?);
        Ok(())
    }

    #[test]
    fn all_are_shown_once_in_their_order_as_far_as_an_answer_goes() -> Result<(), Rule> {
        let (first, later) = (users([1, 4, 9])?, users([2, 4, 7])?);
        assert_eq!(all_readers([first, later].concat()), users([1, 2, 4, 7, 9])?);
        let crowd = users(0..MOST_READERS + 5)?;
        assert_eq!(all_readers(crowd.clone()), crowd[..MOST_READERS]);
        let long = (0..40_000).map(|number| format!("{number:0128}").parse()).collect::<Result<Vec<UserId>, _>>()?;
        assert_eq!(all_readers(long.clone()), long[..MOST_BYTES / 128]);
        Ok(())
    }
}
