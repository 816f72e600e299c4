//! The function that says who may connect, subscribe and publish, asked as
//! AppSync asks Lambda.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::domain::time::Timestamp;
use tokio::time::timeout;
use uuid::Uuid;

use super::limits::{AUTHORIZER, AUTHORIZER_TTL, TOKEN_CHARACTERS};
use super::refusal::Refusal;
use crate::time::Time;

/// The account that everything here is of.
const ACCOUNT: &str = "000000000000";

type Ask = dyn Fn(Value) -> BoxFuture<'static, Result<Value, String>> + Send + Sync;

/// The function, given AppSync's payload and giving its answer, or why there is none.
#[derive(Clone)]
pub struct Authorizer(Arc<Ask>);

impl Authorizer {
    /// The function that `ask` calls.
    pub fn new<F>(ask: impl Fn(Value) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Value, String>> + Send + 'static,
    {
        Self(Arc::new(move |payload| Box::pin(ask(payload))))
    }
}

impl fmt::Debug for Authorizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authorizer")
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// To connect, which names no channel.
    Connect,
    /// To subscribe.
    Subscribe,
    /// To publish.
    Publish,
}

impl Operation {
    fn name(self) -> &'static str {
        match self {
            Self::Connect => "EVENT_CONNECT",
            Self::Subscribe => "EVENT_SUBSCRIBE",
            Self::Publish => "EVENT_PUBLISH",
        }
    }
}

/// A token as the authorizer may be given it: without `Bearer`, which AppSync
/// does not take with an authorizer, and not too long.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// The token that `Authorization` is.
    pub fn parse(authorization: &str) -> Result<Self, Refusal> {
        let is_bearer = authorization.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer"));
        let is_signed = authorization.starts_with("AWS4-");
        let is_short = (1..=TOKEN_CHARACTERS).contains(&authorization.chars().count());
        if is_short && !is_bearer && !is_signed {
            Ok(Self(authorization.to_owned()))
        } else {
            Err(Refusal::Unauthorized)
        }
    }
}

/// The function's answer. Members of GraphQL APIs, such as `resolverContext`,
/// are ignored, and so is `handlerContext`, for there are no handlers.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    is_authorized: bool,
    ttl_override: Option<u64>,
}

#[derive(Debug)]
struct Kept {
    is_authorized: bool,
    until: Timestamp,
}

/// Asks the function, and keeps its answers for as long as they say.
///
/// What an answer is kept by is not documented. Here it is the token alone, the
/// worst case: who may connect may then subscribe to anything, and who was
/// banned stays, until the answer is old. A function that minds says `ttlOverride: 0`.
#[derive(Debug)]
pub struct Authorization {
    authorizer: Authorizer,
    api: String,
    ttl: Duration,
    time: Time,
    kept: Mutex<HashMap<Token, Kept>>,
}

impl Authorization {
    /// Asks `authorizer` for the API of that id; an answer that says nothing else
    /// is kept for `ttl`.
    pub fn new(authorizer: Authorizer, api: &str, ttl: Duration, time: Time) -> Self {
        Self { authorizer, api: api.to_owned(), ttl, time, kept: Mutex::default() }
    }

    /// Whether the bearer may do that, on `channel` if there is one. A function
    /// that fails, takes too long or says something else lets nobody.
    pub async fn check(
        &self,
        token: &Token,
        operation: Operation,
        channel: Option<&str>,
        headers: Value,
    ) -> Result<(), Refusal> {
        let is_authorized = match self.kept(token) {
            Some(is_authorized) => is_authorized,
            None => self.ask(token, payload(&self.api, token, operation, channel, headers)).await,
        };
        if is_authorized { Ok(()) } else { Err(Refusal::Unauthorized) }
    }

    fn answers(&self) -> MutexGuard<'_, HashMap<Token, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn kept(&self, token: &Token) -> Option<bool> {
        let now = self.time.now();
        let mut answers = self.answers();
        answers.retain(|_, kept| kept.until > now);
        answers.get(token).map(|kept| kept.is_authorized)
    }

    async fn ask(&self, token: &Token, payload: Value) -> bool {
        let answer = match timeout(AUTHORIZER, (self.authorizer.0)(payload)).await {
            Ok(answer) => answer.and_then(|answer| serde_json::from_value(answer).map_err(|error| error.to_string())),
            Err(_) => Err(format!("no answer within {} seconds", AUTHORIZER.as_secs())),
        };
        match answer {
            Ok(Answer { is_authorized, ttl_override }) => {
                self.keep(token, is_authorized, ttl_override);
                is_authorized
            }
            Err(cause) => {
                tracing::warn!(cause, "the authorizer");
                false
            }
        }
    }

    fn keep(&self, token: &Token, is_authorized: bool, ttl_override: Option<u64>) {
        let ttl = ttl_override.map_or(self.ttl, Duration::from_secs).min(AUTHORIZER_TTL);
        if !ttl.is_zero() {
            let until = self.time.now().after(ttl);
            self.answers().insert(token.clone(), Kept { is_authorized, until });
        }
    }
}

/// What Lambda is given. A connect names no channel: the documentation has nulls
/// there, and AppSync was seen to leave the members out.
fn payload(api: &str, token: &Token, operation: Operation, channel: Option<&str>, headers: Value) -> Value {
    let mut context = json!({
        "apiId": api,
        "accountId": ACCOUNT,
        "requestId": Uuid::new_v4().to_string(),
        "operation": operation.name(),
    });
    if let (Some(channel), Some(context)) = (channel, context.as_object_mut()) {
        let namespace = channel.split('/').nth(1).unwrap_or_default();
        context.insert("channelNamespaceName".to_owned(), namespace.into());
        context.insert("channel".to_owned(), channel.into());
    }
    json!({ "authorizationToken": token.0, "requestContext": context, "requestHeaders": headers })
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// How often the function was asked, and whether each of four times is let.
    async fn asked(answer: Result<Value, String>, ttl: u64) -> (usize, bool) {
        let count = Arc::new(AtomicUsize::new(0));
        let counter = count.clone();
        let authorizer = Authorizer::new(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
            let answer = answer.clone();
            async move { answer }
        });
        let authorization = Authorization::new(authorizer, "api", Duration::from_secs(ttl), Time::real());
        let token = Token::parse("t").unwrap();
        let mut is_let = true;
        for operation in [Operation::Connect, Operation::Subscribe, Operation::Subscribe, Operation::Publish] {
            is_let &= authorization.check(&token, operation, Some("/rooms/a"), json!({})).await.is_ok();
        }
        (count.load(Ordering::SeqCst), is_let)
    }

    #[tokio::test]
    async fn an_answer_that_is_not_understood_lets_nobody_and_is_not_kept() {
        for answer in [
            json!({}),
            json!(null),
            json!({ "isAuthorized": "true" }),
            json!({ "isAuthorized": 1 }),
            json!({ "isAuthorized": true, "ttlOverride": -1 }),
            json!({ "isAuthorized": true, "ttlOverride": "0" }),
        ] {
            assert_eq!(asked(Ok(answer.clone()), 300).await, (4, false), "{answer}");
        }
        assert_eq!(asked(Err("it failed".to_owned()), 300).await, (4, false));
    }

    #[tokio::test]
    async fn an_answer_is_kept_by_the_token_unless_it_says_otherwise() {
        let answer = |ttl: Value| Ok(json!({ "isAuthorized": true, "ttlOverride": ttl }));
        assert_eq!(asked(answer(Value::Null), 0).await, (4, true));
        assert_eq!(asked(answer(Value::Null), 300).await, (1, true));
        assert_eq!(asked(answer(json!(0)), 300).await, (4, true));
        assert_eq!(asked(answer(json!(60)), 0).await, (1, true));
        assert_eq!(asked(Ok(json!({ "isAuthorized": false })), 300).await, (1, false));
    }

    #[tokio::test(start_paused = true)]
    async fn a_function_that_takes_more_than_ten_seconds_lets_nobody() {
        let authorization = Authorization::new(Authorizer::new(|_| pending()), "api", Duration::ZERO, Time::real());
        let began = tokio::time::Instant::now();
        let token = Token::parse("t").unwrap();
        let checked = authorization.check(&token, Operation::Connect, None, json!({})).await;
        assert_eq!(checked, Err(Refusal::Unauthorized));
        assert_eq!(began.elapsed().as_secs(), 10);
    }

    #[test]
    fn a_token_has_no_scheme_and_is_not_too_long() {
        let long = "x".repeat(2_049);
        for token in ["", "Bearer", "Bearer t", "bearer t", "AWS4-HMAC-SHA256 Credential=", &long] {
            assert_eq!(Token::parse(token), Err(Refusal::Unauthorized), "{token}");
        }
        assert!(Token::parse(&long[1..]).is_ok());
    }
}
