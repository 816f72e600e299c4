//! What is sent as it was made when this was compiled: compressed where that is
//! accepted, and not at all to whom has it already.

use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
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

/// Something in one form.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    pub bytes: &'static [u8],
    /// The strong entity tag of this form.
    pub tag: &'static str,
}

/// Something to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Stored {
    pub content_type: &'static str,
    pub plain: Form,
    /// The same, compressed.
    pub gzip: Form,
}

/// A file of the build script's in both forms.
macro_rules! stored {
    ($name:literal, $content_type:literal) => {
        crate::stored::Stored {
            content_type: $content_type,
            plain: crate::stored::Form {
                bytes: include_bytes!(concat!(env!("OUT_DIR"), "/", $name)),
                tag: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".tag")),
            },
            gzip: crate::stored::Form {
                bytes: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".gz")),
                tag: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".gz.tag")),
            },
        }
    };
}
pub(crate) use stored;

impl Stored {
    /// The answer to a request with these headers.
    pub fn answer(&self, asked: &HeaderMap, preconditions: &Preconditions) -> Result<Response<Body>, Refusal> {
        let is_compressed = accepts_gzip(asked);
        let form = if is_compressed { self.gzip } else { self.plain };
        let tag = form.tag.parse::<ETag>().map_err(|_| Refusal::internal())?;
        if preconditions.miss(&tag) {
            return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, "there is another version of this"));
        }
        let is_known = preconditions.know(&tag);
        let mut answer = Response::new(if is_known { Body::empty() } else { Body::from(form.bytes) });
        let headers = answer.headers_mut();
        headers.insert(ETAG, HeaderValue::from_static(form.tag));
        headers.insert(CACHE_CONTROL, FRESH);
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
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
