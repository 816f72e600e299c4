//! Tokens: who is let in, and what the others are told.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use dais::stack::{LOCAL_API_KEY, LOCAL_API_KEYS};
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Sha256, Sha384, Sha512};
use shared::domain::caller::Scope;
use shared::token::{Claims, NewToken, NumericDate};

use crate::support::doors::{Door, doors};
use crate::support::problem::problem;
use crate::support::sets::assert_same;
use crate::support::{Answer, Client, Dais};

const NOT_AUTHORIZED: &str = r#"{"data":["You are not authorized to access this resource."],"status":"notAuthorized"}"#;

async fn let_in(client: &Client) {
    for door in doors() {
        client.get(&door.url, 200).await;
    }
}

/// Every group refuses with 401, in its own body shape, and says no more than `told`.
async fn shut_out(client: &Client, told: &str) {
    for Door { url, .. } in doors() {
        let answer = client.get(&url, 401).await;
        // RFC 6750 §3: what is wrong is said only where there was a token.
        let challenge = if told == MISSING { "Bearer" } else { r#"Bearer error="invalid_token""# };
        assert_eq!(answer.header("www-authenticate"), challenge);
        assert_refusal(&url, &answer, Some(told));
    }
}

#[track_caller]
fn assert_refusal(path: &str, answer: &Answer, told: Option<&str>) {
    if path.starts_with("/mutes") {
        assert_eq!(answer.text, NOT_AUTHORIZED);
        return;
    }
    if path.starts_with("/community-voice-chat") {
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.body, json!({ "error": told.unwrap_or(answer.body["error"].as_str().unwrap()) }));
        return;
    }
    let status = answer.status;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let detail = told.unwrap_or(answer.body["detail"].as_str().unwrap());
    assert_eq!(answer.body, problem(path, status.as_u16(), detail));
}

const MISSING: &str = "the token is missing";
const INVALID: &str = "the token is invalid";

fn local_secret() -> String {
    let keys = serde_json::from_str::<Value>(LOCAL_API_KEYS).unwrap();
    keys[LOCAL_API_KEY].as_str().unwrap().to_owned()
}

fn encoded(json: &impl Serialize) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(json).unwrap())
}

/// A token signed by hand, so that it is right or wrong whatever our library thinks.
fn token_of(algorithm: &str, claims: &impl Serialize, secret: &str) -> String {
    let message = format!("{}.{}", encoded(&json!({ "alg": algorithm, "typ": "JWT" })), encoded(claims));
    let signature = match algorithm {
        "HS384" => hmac::<Hmac<Sha384>>(secret, &message),
        "HS512" => hmac::<Hmac<Sha512>>(secret, &message),
        _ => hmac::<Hmac<Sha256>>(secret, &message),
    };
    format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

fn hmac<M: Mac + KeyInit>(secret: &str, message: &str) -> Vec<u8> {
    let mut mac = <M as KeyInit>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn valid(dais: &Dais) -> Claims {
    Claims {
        iss: LOCAL_API_KEY.to_owned(),
        sub: "u".parse().unwrap(),
        name: None,
        scopes: Scope::ALL.iter().map(ToString::to_string).collect(),
        room: None,
        rooms: None,
        aud: None,
        user: None,
        iat: None,
        nbf: None,
        exp: NumericDate::Whole(dais.now().seconds() + 60),
    }
}

/// A valid token's claims with one of them changed, or left out if null.
fn claiming(dais: &Dais, name: &str, value: Value) -> Client {
    let mut claims = serde_json::to_value(valid(dais)).unwrap();
    claims[name] = value;
    claims.as_object_mut().unwrap().retain(|_, value| *value != json!("left out"));
    dais.bearer(&token_of("HS256", &claims, &local_secret()))
}

fn token(dais: &Dais) -> String {
    token_of("HS256", &valid(dais), &local_secret())
}

#[tokio::test]
async fn without_a_bearer_token_the_body_says_missing() {
    let dais = Dais::start().await;
    let keyed = dais.anonymous().with("x-api-key", LOCAL_API_KEY);
    shut_out(&keyed, MISSING).await;
    for sent in ["", " ", "Bearer", "Bearer ", "Basic dTpw", "Token abc", "bearer:abc"] {
        shut_out(&keyed.with("authorization", sent), MISSING).await;
    }
}

#[tokio::test]
async fn a_malformed_token_is_invalid_and_no_more_is_told() {
    let dais = Dais::start().await;
    let long = "x".repeat(5000);
    for junk in ["x", "a.b", "a.b.c", "..", "....", "é.é.é", "e30.e30.e30", "null", "%20", "a b c", &long] {
        shut_out(&dais.bearer(junk), INVALID).await;
    }
    let token = token(&dais);
    for junk in [format!("{token}."), format!("{token}x"), format!(".{token}"), format!("{token}, Bearer {token}")] {
        shut_out(&dais.bearer(&junk), INVALID).await;
    }
}

#[tokio::test]
async fn the_scheme_is_bearer_in_any_case() {
    let dais = Dais::start().await;
    for scheme in ["Bearer", "bearer", "BEARER", "bEaReR"] {
        let sent = format!("{scheme} {}", token(&dais));
        let_in(&dais.anonymous().with("authorization", &sent).with("x-api-key", LOCAL_API_KEY)).await;
    }
}

#[tokio::test]
async fn an_expired_token_is_let_in_for_29_seconds_more_and_not_for_30() {
    let dais = Dais::start().await;
    let client = dais.signed(&valid(&dais));
    dais.advance(60 + 29);
    let_in(&client).await;
    dais.advance(1);
    shut_out(&client, INVALID).await;
}

#[tokio::test]
async fn a_token_that_is_not_yet_valid_is_let_in_from_30_seconds_before() {
    let dais = Dais::start().await;
    let nbf = NumericDate::Whole(dais.now().seconds() + 31);
    let client = dais.signed(&Claims { nbf: Some(nbf), ..valid(&dais) });
    shut_out(&client, INVALID).await;
    dais.advance(1);
    let_in(&client).await;
}

#[tokio::test]
async fn dates_may_have_a_fraction() {
    let dais = Dais::start().await;
    let now = dais.now().seconds() as f64;
    let expiring = |exp| dais.signed(&Claims { exp: NumericDate::Fractional(exp), ..valid(&dais) });
    let_in(&expiring(now + 0.5)).await;
    let_in(&expiring(now - 29.75)).await;
    shut_out(&expiring(now - 30.0), INVALID).await;
    shut_out(&expiring(now - 30.25), INVALID).await;
    let starting = |nbf| dais.signed(&Claims { nbf: Some(NumericDate::Fractional(nbf)), ..valid(&dais) });
    let_in(&starting(now + 29.75)).await;
    shut_out(&starting(now + 30.25), INVALID).await;
}

#[tokio::test]
async fn claims_of_the_wrong_form_are_invalid() {
    let dais = Dais::start().await;
    let long = "x".repeat(129);
    let wrong = [
        ("exp", vec![json!("left out"), Value::Null, json!("1900000000"), json!(-1), json!(true), json!([])]),
        ("nbf", vec![json!("0"), json!(true), json!({})]),
        ("sub", vec![json!("left out"), Value::Null, json!(""), json!(" "), json!("a b"), json!("a/b"), json!("..")]),
        ("sub", vec![json!("é"), json!("a%2Fb"), json!("a#b"), json!("a\n"), json!(long), json!(7), json!(["u"])]),
        ("iss", vec![json!("left out"), Value::Null, json!(""), json!("other"), json!("LOCAL"), json!(7), json!({})]),
        ("room", vec![json!(""), json!(" "), json!("a/b"), json!(".."), json!("speak"), json!(long), json!(7)]),
        ("scopes", vec![json!("rooms mutes messages settings"), json!([7]), json!({ "rooms": true })]),
        ("name", vec![json!("a\u{7}"), json!(long), json!(7)]),
        ("user", vec![json!("true"), json!(1)]),
    ];
    for (name, values) in wrong {
        for value in values {
            shut_out(&claiming(&dais, name, value), INVALID).await;
        }
    }
}

#[tokio::test]
async fn unknown_scopes_and_claims_and_a_blank_name_are_no_fault() {
    let dais = Dais::start().await;
    let mut scopes = valid(&dais).scopes;
    scopes.push("teleport".to_owned());
    for (name, value) in [("scopes", json!(scopes)), ("jti", json!({ "a": [1] })), ("name", json!(" "))] {
        let_in(&claiming(&dais, name, value)).await;
    }
}

#[tokio::test]
async fn only_hs256_is_taken_whatever_else_the_secret_would_sign() {
    let dais = Dais::start().await;
    for algorithm in ["HS384", "HS512", "none", "None", "hs256", "RS256", "ES256", "HS256 ", ""] {
        shut_out(&dais.bearer(&token_of(algorithm, &valid(&dais), &local_secret())), INVALID).await;
    }
    let good = token(&dais);
    let parts = good.split('.').collect::<Vec<_>>();
    for algorithm in ["none", "None", "NONE", ""] {
        let header = encoded(&json!({ "alg": algorithm, "typ": "JWT" }));
        shut_out(&dais.bearer(&format!("{header}.{}.", parts[1])), INVALID).await;
    }
    shut_out(&dais.bearer(&format!("{}.{}.", parts[0], parts[1])), INVALID).await;
}

#[tokio::test]
async fn a_payload_that_was_tampered_with_is_invalid() {
    let dais = Dais::start().await;
    let (mine, another) = (token(&dais), Claims { sub: "admin".parse().unwrap(), ..valid(&dais) });
    let parts = mine.split('.').collect::<Vec<_>>();
    let payload = encoded(&another);
    shut_out(&dais.bearer(&format!("{}.{payload}.{}", parts[0], parts[2])), INVALID).await;
}

const OLD: &str = "old-secret-0123456789abcdef012345";
const NEW: &str = "new-secret-0123456789abcdef012345";

async fn with_keys(keys: Value) -> Dais {
    Dais::start_with(|settings| settings.variables.push(("DAIS_API_KEYS".into(), keys.to_string()))).await
}

/// A client whose token names `key` and is signed with `secret`.
fn keyed(dais: &Dais, key: &str, secret: &str) -> Client {
    let claims = Claims { iss: key.to_owned(), ..valid(dais) };
    dais.bearer(&token_of("HS256", &claims, secret)).with("x-api-key", key)
}

#[tokio::test]
async fn several_keys_are_live_at_once_and_removing_one_revokes_its_tokens() {
    let both = with_keys(json!({ "old": OLD, "new": NEW })).await;
    let_in(&keyed(&both, "old", OLD)).await;
    let_in(&keyed(&both, "new", NEW)).await;
    let rotated = with_keys(json!({ "new": NEW })).await;
    shut_out(&keyed(&rotated, "old", OLD), INVALID).await;
    let_in(&keyed(&rotated, "new", NEW)).await;
}

#[tokio::test]
async fn a_token_signed_with_another_keys_secret_is_invalid() {
    let dais = with_keys(json!({ "old": OLD, "new": NEW })).await;
    shut_out(&keyed(&dais, "old", NEW), INVALID).await;
    shut_out(&keyed(&dais, "new", &NEW.to_uppercase()), INVALID).await;
    shut_out(&keyed(&dais, "gone", NEW), INVALID).await;
}

#[tokio::test]
async fn rooms_want_the_tokens_own_key_beside_it() {
    let dais = with_keys(json!({ "old": OLD, "new": NEW })).await;
    let client = keyed(&dais, "old", OLD);
    let missing = client.without("x-api-key");
    assert_refusal("/external/room", &missing.get("/external/room", 401).await, Some("x-api-key is missing"));
    for other in ["new", "", "OLD", "old,old", "é", OLD] {
        let answer = client.with("x-api-key", other).get("/external/room", 401).await;
        assert_refusal("/external/room", &answer, Some("x-api-key is invalid"));
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    for door in doors().into_iter().filter(|door| door.scope != Scope::Rooms) {
        missing.get(&door.url, 200).await;
    }
}

#[test]
fn every_scope_is_that_of_one_group() {
    assert_same(
        "the scopes of the doors",
        doors().iter().map(|door| door.scope.as_str()),
        Scope::ALL.map(Scope::as_str),
    );
}

#[tokio::test]
async fn a_scope_opens_its_own_group_and_no_other() {
    let dais = Dais::start().await;
    for scopes in Scope::ALL.map(|scope| vec![scope]).into_iter().chain([vec![]]) {
        let client = dais.client_with(NewToken { scopes: scopes.clone(), ..dais.claims("u") });
        for Door { url, scope, .. } in doors() {
            if scopes.contains(&scope) {
                client.get(&url, 200).await;
            } else {
                assert_refusal(&url, &client.get(&url, 403).await, None);
            }
        }
    }
}

#[tokio::test]
async fn critical_extensions_foreign_audiences_and_ends_in_milliseconds_are_refused() {
    let dais = Dais::start().await;
    let claims = valid(&dais);
    for header in [json!({ "alg": "HS256", "crit": ["x"], "x": 1 }), json!({ "alg": "HS256", "crit": [] })] {
        let message = format!("{}.{}", encoded(&header), encoded(&claims));
        let signature = BASE64_URL_SAFE_NO_PAD.encode(hmac::<Hmac<Sha256>>(&local_secret(), &message));
        shut_out(&dais.bearer(&format!("{message}.{signature}")), INVALID).await;
    }
    for foreign in [json!("another"), json!(["a", "b"]), json!([]), json!("Dais"), json!(7)] {
        shut_out(&claiming(&dais, "aud", foreign), INVALID).await;
    }
    for ours in [json!("dais"), json!(["another", "dais"]), Value::Null] {
        let_in(&claiming(&dais, "aud", ours)).await;
    }
    let now = dais.now().seconds();
    shut_out(&claiming(&dais, "exp", json!((now + 60) * 1000)), INVALID).await;
    shut_out(&claiming(&dais, "exp", json!(now + 11 * 366 * 24 * 3600)), INVALID).await;
    let_in(&claiming(&dais, "exp", json!(now + 10 * 365 * 24 * 3600))).await;
    for rooms in [json!([]), json!(["a/b"]), json!("r"), json!([7])] {
        shut_out(&claiming(&dais, "rooms", rooms), INVALID).await;
    }
    shut_out(&claiming(&dais, "sub", json!("@me")), INVALID).await;
}
