//! In which form a caller wants the answer (RFC 9110 §12.5.1).

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

/// Whether the caller names `form`, which is not the usual one, and does not like
/// JSON better.
pub fn prefers(headers: &HeaderMap, form: &str) -> bool {
    let sent = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",");
    let wanted = quality(&sent, form);
    wanted > 0 && wanted >= quality(&sent, "application/json")
}

/// How much a form is wanted, in thousandths; not at all where it is not named.
fn quality(accept: &str, form: &str) -> u16 {
    let named = accept.split(',').filter_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        name.eq_ignore_ascii_case(form).then(|| weight(parts))
    });
    named.max().unwrap_or_default()
}

fn weight<'p>(mut parameters: impl Iterator<Item = &'p str>) -> u16 {
    let weight = parameters.find_map(|parameter| parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q=")));
    let Some(weight) = weight else { return 1000 };
    match weight.parse::<f32>() {
        Ok(weight) if (0.0..=1.0).contains(&weight) => thousandths(weight),
        _ => 0,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to 1000")]
fn thousandths(weight: f32) -> u16 {
    (weight * 1000.0).round() as u16
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_form_is_answered_to_whom_names_it_and_likes_json_no_better() {
        let lines = "application/x-ndjson";
        for (accept, expected) in [
            ("application/x-ndjson", true),
            ("Application/X-NDJSON ; q=0.5", true),
            ("text/html, application/x-ndjson", true),
            ("application/json;q=0.9, application/x-ndjson", true),
            ("application/json, application/x-ndjson;q=0.9", false),
            ("application/x-ndjson;q=0", false),
            ("application/x-ndjson;q=many", false),
            ("*/*", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(prefers(&headers, lines), expected, "{accept:?}");
        }
        assert!(!prefers(&HeaderMap::new(), lines));
    }
}
