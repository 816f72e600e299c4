//! The `Link` to go on with (RFC 8288).

use std::fmt::Display;

use axum::http::Uri;

/// What the link has in common with the request that it answers.
#[derive(Debug, Clone, Copy)]
pub struct NextLink<'r> {
    /// What stands before every path of ours.
    pub base: &'r str,
    pub uri: &'r Uri,
}

impl NextLink<'_> {
    /// The link to the page behind `cursor`, of a list whose position is that alone.
    pub fn at_cursor(&self, cursor: impl Display) -> String {
        self.at([("cursor", cursor.to_string())], |name| name == "cursor")
    }

    /// The link to the same query at another position, whose parameters take the
    /// place of those that told the present one.
    pub fn at<'p>(
        &self,
        position: impl IntoIterator<Item = (&'p str, String)>,
        is_position: impl Fn(&str) -> bool,
    ) -> String {
        let sent = form_urlencoded::parse(self.uri.query().unwrap_or_default().as_bytes());
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(sent.filter(|(name, _)| !is_position(name)));
        query.extend_pairs(position);
        format!("<{}{}?{}>; rel=\"next\"", self.base, self.uri.path(), query.finish())
    }
}
