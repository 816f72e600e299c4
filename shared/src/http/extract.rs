//! Extractors: each parses what it takes from the request, or refuses it.

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRef, FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri};
use deserr::Deserr;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::app::App;
use super::event::BASE_PATH;
use super::invalid::{BODY, Invalid};
use super::json;
use super::refusal::Refusal;
use crate::domain::caller::Caller;
use crate::domain::permitted::Unconfined;
use crate::domain::rule::Rule;
use crate::domain::time::{Arrival, Timestamp};

/// The time at which the request is dealt with.
#[derive(Debug, Clone, Copy)]
pub struct Now(pub Timestamp);

impl<S: Send + Sync> FromRequestParts<S> for Now
where
    App: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(_parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(App::from_ref(state).clock.now()))
    }
}

/// The request's place in the order of arrival.
#[derive(Debug, Clone, Copy)]
pub struct Arrived(pub Arrival);

impl<S: Send + Sync> FromRequestParts<S> for Arrived
where
    App: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(_parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(App::from_ref(state).clock.arrival()))
    }
}

/// What stands before every path of ours in links: the mapping key of a custom
/// domain, such as `/v4`, or nothing.
#[derive(Debug, Clone, Default)]
pub struct BasePath(pub String);

impl<S: Send + Sync> FromRequestParts<S> for BasePath {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let base = parts.headers.get(BASE_PATH).and_then(|base| base.to_str().ok());
        Ok(Self(base.unwrap_or_default().to_owned()))
    }
}

/// The bearer of the request's token, which [`super::authorize`] has checked.
impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Refusal::unauthorized("the token is missing"))
    }
}

/// Refuses a caller whose token is confined to rooms.
impl<S: Send + Sync> FromRequestParts<S> for Unconfined {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Caller::from_request_parts(parts, state).await?.unconfined()?)
    }
}

/// The parameters in the path.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: Deserr<Invalid>> FromRequestParts<S> for Path<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let path_rule = |_| Refusal::field("path", Rule::must_be("UTF-8"));
        let parameters = RawPathParams::from_request_parts(parts, state).await.map_err(path_rule)?;
        let values = parameters.iter().map(|(name, value)| (name.to_owned(), Value::from(value)));
        Ok(Self(parsed(Value::Object(values.collect()))?))
    }
}

/// The parameters in the query string; unknown ones are ignored.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: Deserr<Invalid>> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        let mut values = Map::new();
        for (name, value) in sent_pairs(&parts.uri)? {
            if values.contains_key(&name) {
                return Err(Invalid::field(&name, REPEATED).into());
            }
            values.insert(name, Value::from(value));
        }
        Ok(Self(parsed(Value::Object(values))?))
    }
}

/// The same, where parameters may be repeated: each is the list of its values.
#[derive(Debug, Clone)]
pub struct RepeatableQuery<T>(pub T);

impl<S: Send + Sync, T: Deserr<Invalid>> FromRequestParts<S> for RepeatableQuery<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        let mut lists = BTreeMap::<String, Vec<Value>>::new();
        for (name, value) in sent_pairs(&parts.uri)? {
            lists.entry(name).or_default().push(Value::from(value));
        }
        let values = lists.into_iter().map(|(name, list)| (name, Value::from(list)));
        Ok(Self(parsed(Value::Object(values.collect()))?))
    }
}

/// What is wrong with a parameter that is there twice.
pub(super) const REPEATED: Rule = Rule::must_not("be repeated");

/// The names and values of a query string, decoded, in their order.
pub(super) fn sent_pairs(uri: &Uri) -> Result<Vec<(String, String)>, Invalid> {
    let mut pairs = Vec::new();
    for pair in uri.query().unwrap_or_default().split('&') {
        // One pair at a time: the parser puts U+FFFD where there is no UTF-8.
        for (name, value) in form_urlencoded::parse(pair.as_bytes()) {
            if !is_utf8(pair) {
                return Err(Invalid::field(&name, Rule::must_be("UTF-8")));
            }
            pairs.push((name.into_owned(), value.into_owned()));
        }
    }
    Ok(pairs)
}

fn is_utf8(encoded: &str) -> bool {
    percent_decode_str(encoded).decode_utf8().is_ok()
}

/// How many KiB of a body are taken, as a rule.
pub const USUAL_KIB: usize = 64;

/// A JSON body of at most `KIB` KiB, sent as it is; unknown fields are ignored.
#[derive(Debug, Clone)]
pub struct Json<T, const KIB: usize = USUAL_KIB>(pub T);

impl<S: Send + Sync, T: Deserr<Invalid>, const KIB: usize> FromRequest<S> for Json<T, KIB> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let OptionalJson(body) = OptionalJson::<T, KIB>::from_request(request, state).await?;
        body.map(Self).ok_or_else(|| Refusal::field(BODY, Rule::Required))
    }
}

/// A body as [`Json`] takes it, or none at all.
#[derive(Debug, Clone)]
pub struct OptionalJson<T, const KIB: usize = USUAL_KIB>(pub Option<T>);

impl<S: Send + Sync, T: Deserr<Invalid>, const KIB: usize> FromRequest<S> for OptionalJson<T, KIB> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        refuse_other_types(&parts.headers)?;
        let bytes = read(body, KIB).await?;
        if bytes.is_empty() {
            return Ok(Self(None));
        }
        let value = json::parse(&bytes)
            .map_err(|error| Refusal::field(BODY, Rule::MustBe(format!("well-formed JSON: {error}").into())))?;
        Ok(Self(Some(parsed(value)?)))
    }
}

fn refuse_other_types(headers: &HeaderMap) -> Result<(), Refusal> {
    if !is_json(headers) {
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "body must be application/json"));
    }
    match foreign_coding(headers) {
        None => Ok(()),
        Some(coding) => {
            let detail = format!("body must be sent as it is, not with Content-Encoding: {coding}");
            Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail))
        }
    }
}

/// The first coding other than `identity` (RFC 9110 §8.4); the list may have
/// empty elements.
fn foreign_coding(headers: &HeaderMap) -> Option<String> {
    let sent = headers.get_all(CONTENT_ENCODING).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    let mut codings = sent.flat_map(|list| list.split(',').map(|coding| coding.trim().to_owned()).collect::<Vec<_>>());
    codings.find(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity"))
}

pub(super) fn parsed<T: Deserr<Invalid>>(value: Value) -> Result<T, Invalid> {
    deserr::deserialize(value)
}

async fn read(body: Body, kib: usize) -> Result<Vec<u8>, Refusal> {
    let too_large = |_| Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("body must be at most {kib} KiB"));
    to_bytes(body, kib * 1024).await.map(Into::into).map_err(too_large)
}

/// `application/json`, `application/*+json`, or nothing said at all.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(sent) = headers.get(CONTENT_TYPE) else { return true };
    let essence = sent.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// The one value of a header, if it is sent.
pub fn header<'h>(headers: &'h HeaderMap, name: &str) -> Result<Option<&'h str>, Refusal> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(Refusal::field(name, Rule::must_not("be repeated")));
    }
    value.to_str().map(Some).map_err(|_| Refusal::field(name, Rule::must_be("visible ASCII characters")))
}
