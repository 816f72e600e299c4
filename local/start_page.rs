//! What a newcomer sees when the stack is up.

use std::time::Duration;

use shared::domain::caller::Scope;
use shared::domain::rule::Rule;
use shared::token::NewToken;

use crate::stack::Stack;

const TOKEN_LASTS: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What a LiveKit server that is none of ours says; none where the stand-in is used.
async fn livekit(stack: &Stack) -> Option<String> {
    let livekit = stack.voice.voice.livekit.as_deref().filter(|_| stack.livekit.is_none())?;
    Some(match livekit.check().await {
        Ok(()) => format!("{} answers, and takes the key", livekit.url()),
        Err(fault) => format!("{} — voice chat does not work: {fault}", livekit.url()),
    })
}

/// Said where others can reach it.
fn warning(stack: &Stack) -> Option<String> {
    let ip = Some(stack.address.ip()).filter(|ip| !ip.is_loopback())?;
    Some(format!(
        "\n  WARNING: it listens on {ip}, and so do the embedded DynamoDB and the stand-ins for LiveKit,\n  \
         SQS and AppSync. The local keys are known to everybody: whoever reaches this machine may do anything here.\n"
    ))
}

/// The address, a token, the API key and three lines that work when pasted.
pub async fn start_page(stack: &Stack, where_data_is: &str) -> Result<String, Rule> {
    let url = stack.url();
    let keys = &stack.voice.app.api_keys;
    let key = keys.first_id();
    let token = NewToken {
        user: "local-admin".parse()?,
        name: Some("Local Admin".parse()?),
        scopes: Scope::ALL.to_vec(),
        room: None,
        rooms: None,
        is_person: false,
        lasts: TOKEN_LASTS,
    };
    let livekit = livekit(stack).await.map(|line| format!("  LiveKit     {line}\n")).unwrap_or_default();
    let warning = warning(stack).unwrap_or_default();
    let token = keys.issue(key, token, stack.voice.app.clock.now()).unwrap_or_default();
    Ok(format!(
        r#"
  Dais is up at {url}   ({where_data_is}; Ctrl-C stops it)

  Open        {url}/
              (the console, a demo, the reference)
  API key     {key}
  Token       {token}
              (every scope, 30 days; others: cargo run -- token --help)
{livekit}{warning}
  Try, in another terminal:

curl -s {url}/external/room -H 'authorization: Bearer {token}' -H 'x-api-key: {key}' -H 'content-type: application/json' -d '{{"roomId":"lobby","name":"Lobby","about":"Say hello","isSpeak":true}}'

curl -s {url}/chat-messages -H 'authorization: Bearer {token}' -H 'content-type: application/json' -d '{{"room":"lobby","text":"hey"}}'

curl -s '{url}/chat-messages?room=lobby' -H 'authorization: Bearer {token}'
"#
    ))
}
