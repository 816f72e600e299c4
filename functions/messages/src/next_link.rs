//! Where lists and followers go on.

use shared::domain::following::cursor::FollowCursor;
use shared::domain::message_list::NextMessages;
use shared::http::next_link::NextLink;

/// The link to the next page of the same list.
pub fn to_page(link: &NextLink<'_>, next: NextMessages) -> String {
    let is_position = |name: &str| name == "cursor" || name == "$skip" || name.starts_with("$skip[");
    let skip = (next.skip > 0).then(|| ("$skip", next.skip.to_string()));
    link.at([("cursor", next.cursor.to_string())].into_iter().chain(skip), is_position)
}

/// The link to what comes after, where a room is followed.
pub fn to_following(link: &NextLink<'_>, next: &FollowCursor) -> String {
    link.at([("since", next.to_string())], |name| name == "since")
}
