//! What a page may load, and whom it may ask: its own origin, and where the stack's
//! live events and LiveKit are.

use std::fmt::Write;

use axum::http::HeaderValue;
use shared::environment::SettingError;
use url::{Origin, Url};

/// LiveKit's cloud answers under other names for each region, of which its client
/// asks it.
const LIVEKIT_CLOUD: &str = ".livekit.cloud";

/// The policy for pages that connect to these URLs, each by its setting's name.
pub fn policy<const N: usize>(urls: [(&'static str, Option<String>); N]) -> Result<HeaderValue, SettingError> {
    let mut connections = String::new();
    for (name, url) in urls {
        let Some(url) = url else { continue };
        let wrong = || SettingError::Wrong { name, why: "must be a ws, wss, http or https URL".into() };
        for source in sources(&url).ok_or_else(wrong)? {
            let _ = write!(connections, " {source}");
        }
    }
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         media-src 'self' blob:; connect-src 'self'{connections}; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).map_err(|_| SettingError::Wrong { name: "LIVEKIT_URL", why: "is no header".into() })
}

/// The WebSocket and the HTTP form of a URL's origin.
fn sources(url: &str) -> Option<Vec<String>> {
    let url = Url::parse(url).ok()?;
    let (websocket, http) = match url.scheme() {
        "ws" | "http" => ("ws", "http"),
        "wss" | "https" => ("wss", "https"),
        _ => return None,
    };
    let Origin::Tuple(_, host, port) = url.origin() else { return None };
    let mut sources = vec![format!("{websocket}://{host}:{port}"), format!("{http}://{host}:{port}")];
    if host.to_string().ends_with(LIVEKIT_CLOUD) {
        sources.extend([format!("wss://*{LIVEKIT_CLOUD}"), format!("https://*{LIVEKIT_CLOUD}")]);
    }
    Some(sources)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connections(urls: [(&'static str, Option<String>); 2]) -> String {
        let policy = policy(urls).unwrap();
        let policy = policy.to_str().unwrap();
        policy.split("; ").find_map(|part| part.strip_prefix("connect-src ")).unwrap().to_owned()
    }

    #[test]
    fn a_page_asks_its_own_origin_and_where_live_events_and_livekit_are() {
        assert_eq!(connections([("A", None), ("B", None)]), "'self'");
        let live = Some("wss://a.appsync-realtime-api.eu-west-1.amazonaws.com/event/realtime".to_owned());
        assert_eq!(
            connections([("A", live), ("B", Some("http://127.0.0.1:7880".to_owned()))]),
            "'self' wss://a.appsync-realtime-api.eu-west-1.amazonaws.com:443 \
             https://a.appsync-realtime-api.eu-west-1.amazonaws.com:443 ws://127.0.0.1:7880 http://127.0.0.1:7880"
        );
    }

    #[test]
    fn livekits_cloud_answers_under_the_names_of_its_regions() {
        let cloud = Some("wss://mine.livekit.cloud".to_owned());
        assert!(connections([("A", None), ("B", cloud)]).ends_with(" wss://*.livekit.cloud https://*.livekit.cloud"));
    }

    #[test]
    fn what_is_no_such_url_is_named() {
        let wrong = policy([("LIVEKIT_URL", Some("livekit.example".to_owned()))]);
        assert!(matches!(wrong, Err(SettingError::Wrong { name: "LIVEKIT_URL", .. })));
    }
}
