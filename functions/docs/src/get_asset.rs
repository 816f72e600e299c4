//! `GET /assets/{file}`

use std::str::FromStr;

use axum::body::Body;
use axum::http::{HeaderMap, Response};
use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use shared::domain::rule::Rule;
use shared::http::Invalid;
use shared::http::extract::Path;
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;
use utoipa::IntoParams;

use crate::stored::{EncodingHeaders, Stored};

/// A file of the pages'.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct AssetPath {
    /// Its name, as a page says it.
    #[param(value_type = String, pattern = r"^(?!\.{1,2}$)[\w.-]{1,128}$", example = "icon.svg")]
    file: FileName,
}

/// The name of a file: 1–128 ASCII letters, digits, `.`, `-` or `_`, not `.` or `..`.
#[derive(Debug)]
struct FileName(String);

impl FromStr for FileName {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        let is_name = (1..=128).contains(&text.len()) && text.bytes().all(is_allowed) && !matches!(text, "." | "..");
        let rule = Rule::must_be("a file's name: 1–128 letters, digits, dots, hyphens and underscores, not . or ..");
        is_name.then(|| Self(text.to_owned())).ok_or(rule)
    }
}

impl Deserr<Invalid> for FileName {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        let text = <String as Deserr<Invalid>>::deserialize_from_value(value, at)?;
        text.parse().map_err(|rule| Invalid::at(at, rule))
    }
}

/// What a page is made of
///
/// What bears a hash in its name is never another and may be kept for good. Compressed
/// where the caller takes gzip.
#[utoipa::path(
    get,
    path = "/assets/{file}",
    tag = "Documents",
    params(AssetPath, PreconditionHeaders, EncodingHeaders),
    responses(
        (status = 200, description = "The file", content((String = "text/javascript"), (String = "text/css"), (String = "image/svg+xml"), (String = "text/plain")), headers(("ETag", description = "A strong entity tag of the file in this encoding"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 304, description = "The caller has named this file's tag in `If-None-Match`", headers(("ETag", description = "That tag"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 404, description = "No page has such a file, or none any more"),
        (status = 412, description = "There is another version than those of `If-Match`")
    )
)]
pub async fn get_asset(
    Path(AssetPath { file }): Path<AssetPath>,
    asked: HeaderMap,
    preconditions: Preconditions,
) -> Result<Response<Body>, Refusal> {
    let found = Stored::find(&format!("assets/{}", file.0));
    found.ok_or_else(|| Refusal::not_found("no page has such a file"))?.answer(&asked, &preconditions)
}
