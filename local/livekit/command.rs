//! `cargo run -- connect` and `disconnect`: a client in a terminal.

use livekit_protocol::DisconnectReason;
use serde::Deserialize;

use super::http::{PostError, Poster};
use super::server::Action;
use super::webhook::Delivery;

/// What a connection URL begins with.
const SCHEME: &str = "livekit:";

/// What stands between the server's URL and the token.
const TOKEN: &str = "?access_token=";

/// The command did not do what it was to.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The URL is none that the API gives.
    #[error("a connection_url is {SCHEME}<ws URL of the stand-in>{TOKEN}<JWT>")]
    NotConnectionUrl,
    /// The stand-in is not to be had.
    #[error("{url}: {error}")]
    Unreachable {
        /// Where it should be.
        url: String,
        /// What went wrong.
        error: PostError,
    },
    /// The stand-in refuses.
    #[error("{0}")]
    Refused(String),
    /// Something else answers.
    #[error("what answers at {0} is no LiveKit stand-in")]
    NoStandIn(String),
}

/// Connects with a connection URL; one line that says so.
pub async fn connect(connection_url: &str) -> Result<String, CommandError> {
    let action = act(connection_url, "connect", None).await?;
    Ok(format!("connected {} to {} ({})", action.identity, action.room, summary(&action.webhooks)))
}

/// Disconnects whom a connection URL is for; one line that says so.
pub async fn disconnect(connection_url: &str, reason: DisconnectReason) -> Result<String, CommandError> {
    let action = act(connection_url, "disconnect", Some(reason)).await?;
    Ok(format!("disconnected {} from {} ({})", action.identity, action.room, summary(&action.webhooks)))
}

async fn act(connection_url: &str, verb: &str, reason: Option<DisconnectReason>) -> Result<Action, CommandError> {
    let (server, token) = parts(connection_url).ok_or(CommandError::NotConnectionUrl)?;
    let reason = reason.map(|reason| format!("&reason={}", reason.as_str_name())).unwrap_or_default();
    let url = format!("{server}/stand-in/{verb}{TOKEN}{token}{reason}");
    let (status, body) = Poster::default()
        .post(&url, "application/json", None, "")
        .await
        .map_err(|error| CommandError::Unreachable { url: server.clone(), error })?;
    if status.is_success() {
        return serde_json::from_slice(&body).map_err(|_| CommandError::NoStandIn(server));
    }
    Err(match serde_json::from_slice::<Refusal>(&body) {
        Ok(Refusal { error }) => CommandError::Refused(error),
        Err(_) => CommandError::NoStandIn(server),
    })
}

#[derive(Debug, Deserialize)]
struct Refusal {
    error: String,
}

/// The token in a connection URL.
pub fn token_of(connection_url: &str) -> Option<&str> {
    parts(connection_url).map(|(_, token)| token)
}

/// The http form of the server's URL, and the token.
fn parts(connection_url: &str) -> Option<(String, &str)> {
    let (server, token) = connection_url.trim().strip_prefix(SCHEME)?.rsplit_once(TOKEN)?;
    let authority = server.strip_prefix("ws://").or_else(|| server.strip_prefix("http://"))?;
    Some((format!("http://{}", authority.trim_end_matches('/')), token))
}

fn summary(webhooks: &[Delivery]) -> String {
    let line = |webhook: &Delivery| match webhook.status {
        Some(status) => format!("{} → {status}", webhook.event),
        None if webhook.dropped.is_some() => format!("{} → dropped", webhook.event),
        None => format!("{} → no answer", webhook.event),
    };
    webhooks.iter().map(line).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_url_is_split_at_its_last_token() {
        let url = "livekit:ws://127.0.0.1:7880/?access_token=x?access_token=a.b.c";
        assert_eq!(parts(url), Some(("http://127.0.0.1:7880/?access_token=x".to_owned(), "a.b.c")));
        assert_eq!(token_of(url), Some("a.b.c"));
        assert_eq!(parts("livekit:wss://cloud.example?access_token=a"), None);
        assert_eq!(parts("ws://127.0.0.1?access_token=a"), None);
    }
}
