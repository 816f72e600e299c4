//! The API's door for publishers: HTTP, signed.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

use super::Publish;
use super::fault::PublishFault;
use crate::aws::Aws;
use crate::aws::signed::{Answered, SignedPosts};
use crate::domain::live::channel::Channel;
use crate::domain::time::Timestamp;
use crate::environment::{Environment, SettingError};

/// What signatures call AppSync.
const SERVICE: &str = "appsync";

/// How much of a refusal is logged.
const SAID: usize = 300;

/// The stack's own event API.
#[derive(Debug, Clone)]
pub struct EventApi {
    posts: SignedPosts,
    url: Arc<str>,
}

/// What is published.
#[derive(Debug, Serialize)]
struct Published<'e> {
    channel: &'e str,
    /// Each a JSON text of its own.
    events: &'e [String],
}

/// What became of it.
#[derive(Debug, Deserialize)]
struct Outcome {
    #[serde(default)]
    failed: Vec<Failed>,
}

#[derive(Debug, Deserialize)]
struct Failed {
    index: usize,
    code: Option<u16>,
    message: Option<String>,
}

impl EventApi {
    /// The API whose HTTP endpoint `LIVE_HTTP_URL` names, such as
    /// `https://….appsync-api.eu-west-1.amazonaws.com/event`.
    pub fn read(
        environment: &Environment<'_>,
        aws: &Aws,
        connector: SharedHttpConnector,
    ) -> Result<Self, SettingError> {
        const NAME: &str = "LIVE_HTTP_URL";
        let url = environment.required_http_url(NAME)?;
        let unreachable = || SettingError::Wrong { name: NAME, why: "has neither region nor credentials".into() };
        Self::at(aws, &url, connector).ok_or_else(unreachable)
    }

    /// The API at that endpoint; none where `aws` has neither region nor credentials.
    pub fn at(aws: &Aws, url: &str, connector: SharedHttpConnector) -> Option<Self> {
        Some(Self { posts: SignedPosts::new(aws, SERVICE, connector)?, url: url.into() })
    }
}

impl Publish for EventApi {
    fn publish<'a>(
        &'a self,
        channel: &'a Channel,
        events: &'a [String],
        now: Timestamp,
    ) -> BoxFuture<'a, Result<(), PublishFault>> {
        Box::pin(async move {
            let body = serde_json::json!(Published { channel: channel.as_str(), events }).to_string();
            outcome(self.posts.post(&self.url, body, system_time(now)).await?)
        })
    }
}

fn outcome(answered: Answered) -> Result<(), PublishFault> {
    let status = answered.status;
    let said = || String::from_utf8_lossy(&answered.body).chars().take(SAID).collect::<String>();
    match status {
        200..=299 => in_part(&answered.body, said),
        408 | 429 | 500.. => Err(PublishFault::NotNow { status, said: said() }),
        // A role that may not publish, or not yet; credentials; an API that is gone.
        401 | 403 | 404 => Err(PublishFault::ShutOut { status, said: said() }),
        _ => Err(PublishFault::Refused { status, said: said() }),
    }
}

/// Of a request that was taken, whether all its events were.
fn in_part(body: &[u8], said: impl Fn() -> String) -> Result<(), PublishFault> {
    // Nobody knows: all of it again.
    let outcome = serde_json::from_slice::<Outcome>(body);
    let outcome = outcome.map_err(|_| PublishFault::InPart { from: 0, said: said() })?;
    let Some(first) = outcome.failed.into_iter().min_by_key(|failed| failed.index) else { return Ok(()) };
    let said = format!("{} {}", first.code.unwrap_or_default(), first.message.unwrap_or_default());
    Err(PublishFault::InPart { from: first.index, said })
}

fn system_time(now: Timestamp) -> SystemTime {
    let (seconds, nanos) = now.seconds_and_nanos();
    SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: &str) -> Result<(), PublishFault> {
        outcome(Answered { status, body: body.as_bytes().to_vec() })
    }

    #[test]
    fn what_failed_is_published_again_with_all_that_follow_it() {
        assert_eq!(answered(200, r#"{"failed":[],"successful":[{"identifier":"a","index":0}]}"#), Ok(()));
        let failed = r#"{"failed":[{"identifier":"b","index":3},{"identifier":"a","index":1,"code":500,"message":"m"}],"successful":[]}"#;
        let fault = answered(200, failed).unwrap_err();
        assert_eq!((fault.from(), fault.is_passing()), (1, true));
        assert_eq!(answered(200, "no json").unwrap_err().from(), 0);
    }

    #[test]
    fn a_refusal_is_told_from_a_state_that_passes() {
        for status in [400, 413] {
            assert!(!answered(status, "").unwrap_err().is_passing(), "{status}");
        }
        for (status, is_momentary) in [(401, false), (403, false), (404, false), (408, true), (429, true), (503, true)]
        {
            let fault = answered(status, "").unwrap_err();
            assert_eq!((fault.is_passing(), fault.is_momentary()), (true, is_momentary), "{status}");
        }
    }
}
