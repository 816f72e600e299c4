//! What is sent as it was made when this was compiled: compressed where that is
//! accepted, and not at all to whom has it already.

use std::io::Read;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use flate2::read::GzDecoder;
use headers::ETag;
use shared::http::preconditions::Preconditions;
use shared::http::refusal::Refusal;
use utoipa::IntoParams;

/// What a caller may say of what it takes.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "documents what is read as a list")]
pub struct EncodingHeaders {
    /// Compressed with `gzip` where this names it.
    #[param(rename = "Accept-Encoding")]
    accept_encoding: Option<String>,
}

/// A deployment is seen by everybody after five minutes.
const FRESH: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// What bears the hash of its content in its name is never another.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The document and what `web/` is built into.
static FILES: &[Stored] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Something to be sent.
#[derive(Debug)]
pub struct Stored {
    /// Its path among the built files, such as `assets/front-5XPQK3TA.js`.
    name: &'static str,
    content_type: &'static str,
    gzip: &'static [u8],
    /// The strong entity tag of it as it is.
    tag: &'static str,
    /// That of the compressed form.
    gzip_tag: &'static str,
}

impl Stored {
    /// The file of that path, if there is one.
    pub fn find(name: &str) -> Option<&'static Self> {
        FILES.iter().find(|stored| stored.name == name)
    }

    /// The answer to a request with these headers.
    pub fn answer(&self, asked: &HeaderMap, preconditions: &Preconditions) -> Result<Response<Body>, Refusal> {
        let is_compressed = accepts_gzip(asked);
        let sent = if is_compressed { self.gzip_tag } else { self.tag };
        let tag = sent.parse::<ETag>().map_err(|_| Refusal::internal())?;
        if preconditions.miss(&tag) {
            return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, "there is another version of this"));
        }
        let is_known = preconditions.know(&tag);
        let mut answer = Response::new(if is_known { Body::empty() } else { self.body(is_compressed)? });
        let headers = answer.headers_mut();
        headers.insert(ETAG, HeaderValue::from_static(sent));
        headers.insert(CACHE_CONTROL, if self.bears_its_hash() { IMMUTABLE } else { FRESH });
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if is_known {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            return Ok(answer);
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        if is_compressed {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        Ok(answer)
    }

    /// The few who do not take gzip wait for it to be inflated, so that the function
    /// carries each file once.
    fn body(&self, is_compressed: bool) -> Result<Body, Refusal> {
        if is_compressed {
            return Ok(Body::from(self.gzip));
        }
        let mut plain = Vec::new();
        GzDecoder::new(self.gzip).read_to_end(&mut plain).map_err(|_| Refusal::internal())?;
        Ok(Body::from(plain))
    }

    /// `name-HASH.js`, as esbuild names what it makes.
    fn bears_its_hash(&self) -> bool {
        let made = self.name.strip_prefix("assets/").and_then(|file| file.rsplit_once('-'));
        let hash = made.and_then(|(_, rest)| rest.split('.').next());
        hash.is_some_and(|hash| hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()))
    }
}

/// Whether the caller takes gzip (RFC 9110 §12.5.3): named, or among all others,
/// and not with a weight of nothing.
fn accepts_gzip(asked: &HeaderMap) -> bool {
    let mut of_all_others = false;
    for header in asked.get_all(ACCEPT_ENCODING).iter().filter_map(|header| header.to_str().ok()) {
        for coding in header.split(',') {
            let (name, parameters) = coding.split_once(';').unwrap_or((coding, ""));
            let is_taken = weight(parameters) > 0.0;
            match name.trim().to_ascii_lowercase().as_str() {
                "gzip" | "x-gzip" => return is_taken,
                "*" => of_all_others = is_taken,
                _ => {}
            }
        }
    }
    of_all_others
}

fn weight(parameters: &str) -> f32 {
    let weight = parameters.split(';').find_map(|one| one.trim().strip_prefix(['q', 'Q'])?.trim().strip_prefix('='));
    weight.map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_for_good_is_what_bears_its_hash() {
        for stored in FILES {
            let is_made = stored.name.starts_with("assets/") && stored.name != "assets/icon.svg";
            assert_eq!(stored.bears_its_hash(), is_made, "{}", stored.name);
        }
    }

    #[test]
    fn gzip_is_taken_where_it_is_named_with_any_weight() {
        let accepts = |header: &'static str| {
            let sent = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(header))]);
            accepts_gzip(&sent)
        };
        for taken in ["gzip", "GZIP", "deflate, gzip;q=0.1", "br;q=1.0, *;q=0.5", "*", "x-gzip", "gzip ; q = 1"] {
            assert!(accepts(taken), "{taken}");
        }
        for refused in ["", "br", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "gzipped", "identity", "gzip;q=none"] {
            assert!(!accepts(refused), "{refused}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }
}
