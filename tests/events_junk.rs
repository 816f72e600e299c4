//! Junk events: whatever a function is called with, it answers, and goes on.

use axum::Router;
use dais::stack::LOCAL_API_KEY;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::support::Dais;
use crate::support::doors::{Door, doors};
use crate::support::in_process::answer_to_text;

async fn answered(router: &Router, event: &str) -> Value {
    let event = RawValue::from_string(event.to_owned()).unwrap();
    answer_to_text(router, &event).await
}

/// An event of `GET path` that is answered 200.
fn good(dais: &Dais, path: &str) -> Value {
    let token = dais.stack.voice.app.api_keys.issue(LOCAL_API_KEY, dais.claims("u"), dais.now()).unwrap();
    json!({
        "version": "2.0",
        "routeKey": format!("GET {path}"),
        "rawPath": path,
        "rawQueryString": "room=r",
        "headers": { "authorization": format!("Bearer {token}"), "x-api-key": LOCAL_API_KEY, "host": "a.example" },
        "requestContext": {
            "http": { "method": "GET", "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1" },
            "requestId": "r-1",
            "stage": "$default",
        },
        "isBase64Encoded": false,
    })
}

/// The good event with the value at a JSON pointer changed.
fn with(good: &Value, pointer: &str, value: Value) -> String {
    let mut event = good.clone();
    *event.pointer_mut(pointer).unwrap() = value;
    event.to_string()
}

fn without(good: &Value, name: &str) -> String {
    let mut event = good.clone();
    event.as_object_mut().unwrap().remove(name);
    event.to_string()
}

/// Sends an event to a function, then one that is fine.
async fn survived(router: &Router, event: &str, good: &Value) -> u64 {
    let status = answered(router, event).await["statusCode"].as_u64().unwrap();
    let shown = event.chars().take(300).collect::<String>();
    assert!(status < 500, "{status} to {shown}");
    assert_eq!(answered(router, &good.to_string()).await["statusCode"], 200, "after {shown}");
    status
}

/// Every function refuses the events made from its good one, and goes on.
async fn refused(junk: impl Fn(&Value) -> Vec<String>) {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    for Door { function, path, .. } in doors() {
        let good = good(&dais, &path);
        for event in junk(&good) {
            let status = survived(&services[function], &event, &good).await;
            let shown = event.chars().take(300).collect::<String>();
            assert!((400..500).contains(&status), "{function}: {status} to {shown}");
        }
    }
}

#[tokio::test]
async fn what_is_no_event_is_refused() {
    refused(|_| {
        let junk = ["null", "7", "\"event\"", "true", "[]", "[{}]", "{}", r#"{"rawPath":null}"#, r#"{"Records":[]}"#];
        junk.map(str::to_owned).to_vec()
    })
    .await;
}

#[tokio::test]
async fn an_event_without_a_path_a_context_or_headers_is_refused() {
    refused(|good| ["rawPath", "requestContext", "headers"].map(|name| without(good, name)).to_vec()).await;
}

#[tokio::test]
async fn a_path_that_is_none_is_refused() {
    let long = format!("/{}", "x".repeat(100_000));
    let deep = "/..".repeat(5_000);
    refused(|good| {
        let own = good["rawPath"].as_str().unwrap();
        let mut paths = ["", "relative", "http://b.example/x", "*", "//b.example/x", "/a b", "/é", "/🎤", "/%", "/%FF"]
            .map(str::to_owned)
            .to_vec();
        paths.extend(["/\0", "/\n", "/..", "/../..", "/.", "/?", "/#", "/[", "/\\", "/\u{fffd}"].map(str::to_owned));
        paths.extend(
            ["?room=r", "#x", "/", "/..", "/.", " ", "%20", "%2F", "\n", "\u{0}"].map(|end| format!("{own}{end}")),
        );
        paths.extend([long.clone(), deep.clone(), format!("/..{own}"), format!("/.{own}")]);
        paths
            .into_iter()
            .map(|path| with(good, "/rawPath", json!(path)))
            .chain([
                with(good, "/rawPath", json!(7)),
                with(good, "/rawPath", json!([own])),
                with(good, "/rawPath", Value::Null),
            ])
            .collect()
    })
    .await;
}

#[tokio::test]
async fn a_query_that_is_none_is_survived() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let long = "x".repeat(100_000);
    let queries =
        ["room=a b", "room=é", "room=%FF", "room=%", "room=%zz", "#", "?", "&&==&", "room=r#x", "\0", "\n", "[", &long];
    for Door { function, path, .. } in doors() {
        let good = good(&dais, &path);
        for query in queries {
            survived(&services[function], &with(&good, "/rawQueryString", json!(query)), &good).await;
        }
        for query in [json!(7), json!({ "room": "r" })] {
            let status = survived(&services[function], &with(&good, "/rawQueryString", query), &good).await;
            assert_eq!(status, 400);
        }
    }
}

#[tokio::test]
async fn a_query_of_broken_utf8_is_refused_by_its_name() {
    let dais = Dais::start().await;
    let router = &dais.stack.services["messages"];
    let event = with(&good(&dais, "/chat-messages"), "/rawQueryString", json!("room=%FF"));
    let answer = answered(router, &event).await;
    assert_eq!(answer["statusCode"], 400);
    assert!(answer["body"].as_str().unwrap().contains("room must be UTF-8"), "{answer}");
}

#[tokio::test]
async fn a_body_that_is_not_the_base64_it_claims_is_refused() {
    refused(|good| {
        let mut event = good.clone();
        event["requestContext"]["http"]["method"] = json!("POST");
        event["isBase64Encoded"] = json!(true);
        let bodies =
            [json!("%%%"), json!("a"), json!("é"), json!("YQ==YQ=="), json!("{\"room\":\"r\"}"), json!(7), json!({})];
        bodies
            .into_iter()
            .map(|body| {
                event["body"] = body;
                event.to_string()
            })
            .collect()
    })
    .await;
}

#[tokio::test]
async fn headers_that_are_none_are_refused() {
    refused(|good| {
        let headers = |name: &str, value: Value| {
            let mut headers = good["headers"].clone();
            headers[name] = value;
            with(good, "/headers", headers)
        };
        vec![
            headers("x-a", json!("a\nb")),
            headers("x-a", json!("a\r\nset-cookie: b")),
            headers("x-a", json!("a\0b")),
            headers("x-a", json!(7)),
            headers("x a", json!("b")),
            headers("x\n", json!("b")),
            headers("", json!("b")),
            headers("é", json!("b")),
            with(good, "/headers", json!([])),
            with(good, "/headers", json!("authorization: Bearer x")),
        ]
    })
    .await;
}

#[tokio::test]
async fn a_method_that_is_none_or_unknown_is_refused() {
    refused(|good| {
        let methods = [json!("G T"), json!("GET\n"), json!("BREW"), json!("get"), json!("é"), json!(7), json!({})];
        methods.map(|method| with(good, "/requestContext/http/method", method)).to_vec()
    })
    .await;
}

#[tokio::test]
async fn only_the_path_decides_whatever_the_stage() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    for Door { function, path, .. } in doors() {
        let good = good(&dais, &path);
        for stage in [json!("prod"), json!(""), json!("/"), json!("a b"), json!("../.."), json!("é"), Value::Null] {
            let event = with(&good, "/requestContext/stage", stage);
            assert_eq!(survived(&services[function], &event, &good).await, 200, "{event}");
        }
    }
}

#[tokio::test]
async fn a_host_that_is_none_is_survived() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    for Door { function, path, .. } in doors() {
        let good = good(&dais, &path);
        for host in ["", " ", "a b", "é", "http://a/b", "a:99999", "[::1", "a/../b", "a?b#c", "%00", "user@host:1:2"] {
            for header in ["host", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-for"] {
                let mut headers = good["headers"].clone();
                headers[header] = json!(host);
                survived(&services[function], &with(&good, "/headers", headers), &good).await;
            }
        }
    }
}
