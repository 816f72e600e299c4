//! The `Link` to go on with.

use axum::http::Uri;
use shared::domain::following::cursor::FollowCursor;
use shared::domain::message_list::NextMessages;

/// What the link has in common with the request that it answers.
pub struct NextLink<'r> {
    /// What stands before every path of ours.
    pub base: &'r str,
    pub uri: &'r Uri,
}

impl NextLink<'_> {
    /// The link to the next page of the same list.
    pub fn to_page(&self, next: NextMessages) -> String {
        let is_position = |name: &str| name == "cursor" || name == "$skip" || name.starts_with("$skip[");
        let skip = (next.skip > 0).then(|| ("$skip", next.skip.to_string()));
        self.with([Some(("cursor", next.cursor.to_string())), skip], is_position)
    }

    /// The link to what comes after, where a room is followed.
    pub fn to_following(&self, next: &FollowCursor) -> String {
        self.with([Some(("since", next.to_string()))], |name| name == "since")
    }

    /// The same query at another position.
    fn with<const N: usize>(
        &self,
        position: [Option<(&str, String)>; N],
        is_position: impl Fn(&str) -> bool,
    ) -> String {
        let sent = form_urlencoded::parse(self.uri.query().unwrap_or_default().as_bytes());
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(sent.filter(|(name, _)| !is_position(name)));
        query.extend_pairs(position.into_iter().flatten());
        format!("<{}{}?{}>; rel=\"next\"", self.base, self.uri.path(), query.finish())
    }
}
