//! Bearer tokens: HS256 JWTs signed with the secret of an API key.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, decode, encode};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::domain::caller::{Caller, Confinement, Scope};
use crate::domain::id::{RoomId, UserId};
use crate::domain::text::{DisplayName, is_blank};
use crate::domain::time::Timestamp;
use crate::environment::{Environment, SettingError};
use crate::hs256;

mod live;

pub use live::{LiveToken, NewLiveToken};

/// How far two clocks may be apart, in seconds.
const LEEWAY_SECONDS: f64 = 30.0;

/// How far ahead a token may end, in seconds: ten years and their leap days.
/// What ends later was meant in milliseconds.
const LONGEST_SECONDS: f64 = 3653.0 * 24.0 * 60.0 * 60.0;

/// The shortest secret, in bytes.
const MIN_SECRET_BYTES: usize = 32;

/// The keys whose tokens are accepted, by id. Removing a key revokes all of
/// its tokens; several may be live at once, for rotation.
pub struct ApiKeys(BTreeMap<String, ApiKey>);

struct ApiKey {
    signing: EncodingKey,
    verifying: DecodingKey,
}

/// Why a text holds no usable API keys.
#[derive(Debug, thiserror::Error)]
pub enum ApiKeysError {
    /// It is not of the form `{"key id":"secret"}`.
    #[error("must be a JSON object of key ids and secrets with at least one key")]
    NotKeys,
    /// A secret could be guessed.
    #[error("has a secret shorter than {MIN_SECRET_BYTES} bytes, of key {0:?}")]
    ShortSecret(String),
}

impl ApiKeys {
    /// `DAIS_API_KEYS`: a JSON object of key ids and secrets.
    pub fn read(environment: &Environment<'_>) -> Result<Self, SettingError> {
        const NAME: &str = "DAIS_API_KEYS";
        let wrong = |why: ApiKeysError| SettingError::Wrong { name: NAME, why: why.to_string().into() };
        environment.required(NAME)?.parse().map_err(wrong)
    }
}

impl FromStr for ApiKeys {
    type Err = ApiKeysError;

    fn from_str(json: &str) -> Result<Self, ApiKeysError> {
        hs256::install();
        let secrets: BTreeMap<String, String> = serde_json::from_str(json).map_err(|_| ApiKeysError::NotKeys)?;
        if secrets.is_empty() {
            return Err(ApiKeysError::NotKeys);
        }
        let key = |(id, secret): (String, String)| {
            if secret.len() < MIN_SECRET_BYTES {
                return Err(ApiKeysError::ShortSecret(id));
            }
            let signing = EncodingKey::from_secret(secret.as_bytes());
            let verifying = DecodingKey::from_secret(secret.as_bytes());
            Ok((id, ApiKey { signing, verifying }))
        };
        secrets.into_iter().map(key).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Debug for ApiKeys {
    /// The ids alone: secrets are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// The claims of a token as they are signed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claims {
    /// The API key's id.
    pub iss: String,
    pub sub: UserId,
    /// The account's display name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The scopes; unknown ones allow nothing.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// The room the token is confined to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
    /// The rooms the token is confined to, 1–50.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rooms: Option<Vec<RoomId>>,
    /// Whether the caller is that person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<bool>,
    /// Whom the token is for: us, if it says so (RFC 7519 §4.1.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aud: Option<Audience>,
    /// When it was issued, in seconds since the epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iat: Option<NumericDate>,
    /// From when it is valid, in seconds since the epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nbf: Option<NumericDate>,
    /// Until when it is valid, in seconds since the epoch.
    pub exp: NumericDate,
}

/// A time as JWTs carry it: seconds since the epoch, whole or not (RFC 7519).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NumericDate {
    /// Whole seconds, as we write them.
    Whole(i64),
    /// With a fraction.
    Fractional(f64),
}

impl NumericDate {
    #[expect(clippy::cast_possible_truncation, reason = "no token lasts longer than ten years")]
    fn instant(self) -> Timestamp {
        Timestamp::from_millis((self.seconds() * 1_000.0) as i64)
    }

    #[expect(clippy::cast_precision_loss, reason = "exact for any date that people live to see")]
    fn seconds(self) -> f64 {
        match self {
            Self::Whole(seconds) => seconds as f64,
            Self::Fractional(seconds) => seconds,
        }
    }
}

/// One audience or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    /// What we are called.
    const US: &str = "dais";

    fn is_us(&self) -> bool {
        self.names(Self::US)
    }

    fn names(&self, whom: &str) -> bool {
        match self {
            Self::One(audience) => audience == whom,
            Self::Several(audiences) => audiences.iter().any(|audience| audience == whom),
        }
    }
}

/// The token is none of ours, or not valid now. Why is not told to the bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the token is invalid")]
pub struct InvalidToken;

/// What a token to be issued says.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// The account it is for.
    pub user: UserId,
    /// The account's display name.
    pub name: Option<DisplayName>,
    pub scopes: Vec<Scope>,
    /// The room it is confined to.
    pub room: Option<RoomId>,
    /// The rooms it is confined to, 1–50.
    pub rooms: Option<Vec<RoomId>>,
    /// Whether the bearer is that person.
    pub is_person: bool,
    /// How long it is valid.
    pub lasts: Duration,
}

impl ApiKeys {
    /// The first key's id, in alphabetical order.
    pub fn first_id(&self) -> &str {
        self.0.keys().next().map_or("", String::as_str)
    }

    /// Signs a token with the key of that id.
    pub fn issue(&self, key_id: &str, token: NewToken, now: Timestamp) -> Result<String, InvalidToken> {
        let seconds = |time: Timestamp| NumericDate::Whole(time.seconds());
        let claims = Claims {
            iss: key_id.to_owned(),
            sub: token.user,
            name: token.name.map(|name| name.to_string()),
            scopes: token.scopes.iter().map(ToString::to_string).collect(),
            room: token.room,
            rooms: token.rooms,
            aud: None,
            user: token.is_person.then_some(true),
            iat: Some(seconds(now)),
            nbf: None,
            exp: seconds(now.after(token.lasts)),
        };
        self.sign(&claims)
    }

    /// Signs claims as they are with the key that they name.
    pub fn sign(&self, claims: &Claims) -> Result<String, InvalidToken> {
        let key = self.0.get(&claims.iss).ok_or(InvalidToken)?;
        encode(&Header::new(Algorithm::HS256), claims, &key.signing).map_err(|_| InvalidToken)
    }

    /// The bearer of `token`, if one of these keys signed it and it is valid at `now`.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Caller, InvalidToken> {
        caller(self.claims(token, now)?)
    }

    /// The claims of `token`, if one of these keys signed it and it is valid at
    /// `now`; whom it is for is not looked at.
    fn claims(&self, token: &str, now: Timestamp) -> Result<Claims, InvalidToken> {
        #[derive(Deserialize)]
        struct Issuer {
            iss: String,
        }
        if has_critical_extensions(token) {
            return Err(InvalidToken);
        }
        let issuer = jsonwebtoken::dangerous::insecure_decode_claims::<Issuer>(token).map_err(|_| InvalidToken)?;
        let key = self.0.get(&issuer.iss).ok_or(InvalidToken)?;
        let claims =
            decode::<Claims>(token, &key.verifying, &hs256::signature_only()).map_err(|_| InvalidToken)?.claims;
        if is_valid_at(&claims, now) { Ok(claims) } else { Err(InvalidToken) }
    }
}

/// Whether the header names extensions that must be understood, of which we
/// know none (RFC 7515 §4.1.11).
fn has_critical_extensions(token: &str) -> bool {
    let header = token.split('.').next().and_then(|header| BASE64_URL_SAFE_NO_PAD.decode(header).ok());
    let header = header.and_then(|header| serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(&header).ok());
    header.is_some_and(|header| header.contains_key("crit"))
}

#[expect(clippy::cast_precision_loss, reason = "exact for any date that people live to see")]
fn is_valid_at(claims: &Claims, now: Timestamp) -> bool {
    let now = now.millis() as f64 / 1000.0;
    let exp = claims.exp.seconds();
    now < exp + LEEWAY_SECONDS
        && exp <= now + LONGEST_SECONDS
        && claims.nbf.is_none_or(|nbf| now + LEEWAY_SECONDS >= nbf.seconds())
}

fn caller(claims: Claims) -> Result<Caller, InvalidToken> {
    if claims.aud.is_some_and(|audience| !audience.is_us()) {
        return Err(InvalidToken);
    }
    let name = claims.name.filter(|name| !is_blank(name)).map(|name| name.parse()).transpose();
    let rooms = Confinement::of(claims.room, claims.rooms);
    Ok(Caller {
        api_key: claims.iss,
        user: claims.sub,
        name: name.map_err(|_| InvalidToken)?,
        scopes: claims.scopes.iter().filter_map(|scope| scope.parse().ok()).collect(),
        rooms: rooms.map_err(|_| InvalidToken)?,
        is_person: claims.user.unwrap_or_default(),
        until: claims.exp.instant(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::tests::{names, variables};

    #[test]
    fn keys_that_are_missing_or_wrong_are_named() {
        let read = |keys| ApiKeys::read(&variables(&[("DAIS_API_KEYS", keys)]));
        assert!(read(r#"{"k":"0123456789abcdef0123456789abcdef"}"#).is_ok());
        names(ApiKeys::read(&variables(&[])), "DAIS_API_KEYS");
        for bad in ["", "{}", "[]", r#"{"k":"short"}"#, r#"{"k":5}"#, "no json"] {
            names(read(bad), "DAIS_API_KEYS");
        }
    }
}
