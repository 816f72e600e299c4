//! AWS's Signature Version 4, as the HTTP endpoint checks it.

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use shared::domain::time::Timestamp;
use time::PrimitiveDateTime;
use time::macros::format_description;

use super::limits::SIGNATURE_AGE;
use super::refusal::Refusal;
use crate::iam::Guard;
use crate::time::between;

/// What `Authorization` begins with where a request is signed.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The service that requests are signed for.
const SERVICE: &str = "appsync";

/// A function that may sign requests: its role's credentials, by whose access
/// key it is told from others, and what it may do.
#[derive(Clone)]
pub struct Caller {
    /// The id of its access key.
    pub access_key: String,
    /// The secret of it.
    pub secret: String,
    /// The token of its session, where it has one.
    pub session: Option<String>,
    /// Its policy.
    pub guard: Guard,
}

impl std::fmt::Debug for Caller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Caller({}, {})", self.access_key, self.guard.function())
    }
}

/// A signature as it is written.
struct Signed<'r> {
    access_key: &'r str,
    date: &'r str,
    region: &'r str,
    service: &'r str,
    headers: Vec<&'r str>,
    signature: Vec<u8>,
}

/// Which of `callers` has signed the request, for that region and about `now`.
pub fn signer<'c>(
    callers: &'c [Caller],
    region: &str,
    parts: &Parts,
    body: &[u8],
    now: Timestamp,
) -> Result<&'c Caller, Refusal> {
    let signed = text(&parts.headers, "authorization").and_then(Signed::read).ok_or(Refusal::Signature)?;
    let date = text(&parts.headers, "x-amz-date").ok_or(Refusal::Signature)?;
    if signed.service != SERVICE || signed.region != region || date.get(..8) != Some(signed.date) {
        return Err(Refusal::Signature);
    }
    let at = instant(date).ok_or(Refusal::Signature)?;
    if between(at, now).max(between(now, at)) > SIGNATURE_AGE {
        return Err(Refusal::SignatureDate);
    }
    let caller = callers.iter().find(|caller| caller.access_key == signed.access_key).ok_or(Refusal::UnknownKey)?;
    if text(&parts.headers, "x-amz-security-token") != caller.session.as_deref() {
        return Err(Refusal::UnknownKey);
    }
    let canonical = signed.canonical(parts, body).ok_or(Refusal::Signature)?;
    let scope = format!("{}/{}/{}/aws4_request", signed.date, signed.region, signed.service);
    let to_sign = format!("{ALGORITHM}\n{date}\n{scope}\n{}", sha256(canonical.as_bytes()));
    let key = signed.key(&caller.secret);
    mac(&key, &to_sign).verify_slice(&signed.signature).map_err(|_| Refusal::Signature)?;
    Ok(caller)
}

impl<'r> Signed<'r> {
    fn read(authorization: &'r str) -> Option<Self> {
        let mut members = authorization.strip_prefix(ALGORITHM)?.split(',').map(str::trim);
        let credential = members.next()?.strip_prefix("Credential=")?;
        let headers = members.next()?.strip_prefix("SignedHeaders=")?.split(';').collect();
        let signature = members.next()?.strip_prefix("Signature=")?;
        let mut scope = credential.split('/');
        let (access_key, date, region, service) = (scope.next()?, scope.next()?, scope.next()?, scope.next()?);
        let is_whole = scope.next() == Some("aws4_request") && scope.next().is_none() && members.next().is_none();
        is_whole.then_some(Self { access_key, date, region, service, headers, signature: unhex(signature)? })
    }

    /// The canonical request; none where a header that has to be signed is not,
    /// or one that is signed is not there.
    fn canonical(&self, parts: &Parts, body: &[u8]) -> Option<String> {
        let is_signed = |name: &str| self.headers.contains(&name);
        let must_be = |name: &HeaderName| name == "host" || name.as_str().starts_with("x-amz-");
        let is_in_order = self.headers.is_sorted();
        let is_enough = parts.headers.keys().filter(|name| must_be(name)).all(|name| is_signed(name.as_str()));
        if !is_in_order || !is_enough || !is_signed("host") {
            return None;
        }
        let header = |name: &&str| Some(format!("{name}:{}\n", folded(&parts.headers, name)?));
        let headers = self.headers.iter().map(header).collect::<Option<String>>()?;
        let (method, path, query) = (&parts.method, parts.uri.path(), query(parts.uri.query().unwrap_or_default()));
        Some(format!("{method}\n{path}\n{query}\n{headers}\n{}\n{}", self.headers.join(";"), sha256(body)))
    }

    fn key(&self, secret: &str) -> Vec<u8> {
        let parts = [self.date, self.region, self.service, "aws4_request"];
        let first = format!("AWS4{secret}").into_bytes();
        parts.iter().fold(first, |key, part| mac(&key, part).finalize().into_bytes().to_vec())
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

/// All values of a header, with single blanks.
fn folded(headers: &HeaderMap, name: &str) -> Option<String> {
    let fold = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let values = headers.get_all(name).iter().map(|value| value.to_str().ok().map(fold));
    let values = values.collect::<Option<Vec<_>>>()?;
    (!values.is_empty()).then(|| values.join(","))
}

/// The parameters in their order; names without a value have an empty one.
fn query(query: &str) -> String {
    let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
    let with_value =
        |parameter: &str| if parameter.contains('=') { parameter.to_owned() } else { format!("{parameter}=") };
    let mut parameters = parameters.map(with_value).collect::<Vec<_>>();
    parameters.sort();
    parameters.join("&")
}

fn instant(date: &str) -> Option<Timestamp> {
    let format = format_description!("[year][month][day]T[hour][minute][second]Z");
    let date = PrimitiveDateTime::parse(date, format).ok()?.assume_utc();
    Some(Timestamp::from_millis(date.unix_timestamp().checked_mul(1_000)?))
}

fn mac(key: &[u8], text: &str) -> Hmac<Sha256> {
    // An HMAC takes a key of any length.
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| Hmac::new(&Default::default()));
    mac.update(text.as_bytes());
    mac
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    digits.collect()
}
