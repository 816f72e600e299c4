//! The door of every group: token, then API key, then scope.

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;

use super::app::App;
use super::refusal::Refusal;
use crate::domain::caller::{Caller, Scope};
use crate::domain::id::ONESELF;

/// What a group asks of its callers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// The scope the token has to carry; none if any token will do.
    pub scope: Option<Scope>,
    /// Whether `x-api-key` has to name the token's API key.
    pub names_api_key: bool,
    /// Whether people may ask about themselves without the scope.
    pub knows_oneself: bool,
}

/// Lets through who holds a valid token with the scope; handlers find the
/// [`Caller`] in the request.
pub async fn authorize(
    State((app, access)): State<(App, Access)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let caller = bearer(&app, request.headers())?;
    if access.names_api_key {
        check_api_key(&caller, request.headers())?;
    }
    let asks_about_oneself = access.knows_oneself && is_about_oneself(&request);
    if access.scope.is_some_and(|scope| !caller.may_use(scope)) && !asks_about_oneself {
        return Err(Refusal::forbidden("the token does not carry the scope of this endpoint"));
    }
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}

/// Whether the request reads what its path has of the caller: `…/@me`.
fn is_about_oneself(request: &Request) -> bool {
    request.method() == Method::GET && request.uri().path().rsplit('/').next() == Some(ONESELF)
}

fn bearer(app: &App, headers: &HeaderMap) -> Result<Caller, Refusal> {
    const MISSING: &str = "the token is missing";
    const INVALID: &str = "the token is invalid";
    let sent = headers.get(AUTHORIZATION).ok_or_else(|| Refusal::unauthorized(MISSING))?;
    let invalid = || Refusal::invalid_token(INVALID);
    let sent = sent.to_str().map_err(|_| invalid())?;
    let (scheme, token) = sent.split_once(' ').unwrap_or((sent, ""));
    if !scheme.eq_ignore_ascii_case("bearer") || token.trim().is_empty() {
        return Err(Refusal::unauthorized(MISSING));
    }
    app.api_keys.verify(token.trim(), app.clock.now()).map_err(|_| invalid())
}

fn check_api_key(caller: &Caller, headers: &HeaderMap) -> Result<(), Refusal> {
    let sent = headers.get("x-api-key").ok_or_else(|| Refusal::unauthorized("x-api-key is missing"))?;
    if sent.as_bytes() == caller.api_key.as_bytes() {
        Ok(())
    } else {
        Err(Refusal::unauthorized("x-api-key is invalid"))
    }
}
