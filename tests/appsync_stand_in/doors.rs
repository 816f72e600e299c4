//! Who gets in: the authorizer, TLS, and what there is at the doors.

use std::sync::Arc;

use dais::live::Tls;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::{Api, kind};
use crate::support::Client;
use crate::support::live::{Subscriber, header};

#[tokio::test]
async fn the_authorizer_is_asked_to_the_letter() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    client.subscribe("rooms/a/").await;
    client.subscribe("/rooms/*").await;
    let authorization = json!({ "Authorization": "let" });
    client.send(&json!({ "type": "publish", "id": "p", "channel": "users/b", "events": ["1"], "authorization": authorization })).await;
    client.next().await;
    let payloads = api.asked();
    let mut ids = payloads.iter().map(|payload| payload["requestContext"]["requestId"].clone()).collect::<Vec<_>>();
    let expected = |index: usize, operation: &str, channel: Option<(&str, &str)>, headers: &Value| {
        let id: Value = ids[index].clone();
        let mut context =
            json!({ "apiId": "local", "accountId": "000000000000", "requestId": id, "operation": operation });
        if let Some((namespace, channel)) = channel {
            context["channelNamespaceName"] = namespace.into();
            context["channel"] = channel.into();
        }
        json!({ "authorizationToken": "let", "requestContext": context, "requestHeaders": headers })
    };
    // Of a connect the headers of its request, but for the one that has the token.
    let headers = payloads[0]["requestHeaders"].clone();
    assert_eq!(headers["host"], api.stand_in.host());
    assert_eq!(headers.get("sec-websocket-protocol"), None);
    let all = [
        expected(0, "EVENT_CONNECT", None, &headers),
        expected(1, "EVENT_SUBSCRIBE", Some(("rooms", "/rooms/a")), &json!({})),
        expected(2, "EVENT_SUBSCRIBE", Some(("rooms", "/rooms/*")), &json!({})),
        expected(3, "EVENT_PUBLISH", Some(("users", "/users/b")), &json!({})),
    ];
    assert_eq!(payloads, all);
    ids.dedup();
    assert_eq!(ids.len(), 4, "each request has an id of its own");
}

#[tokio::test]
async fn an_answer_is_kept_for_its_token_for_as_long_as_it_says_by_the_stacks_clock() {
    let api = Api::start_with(|settings| settings.authorizer_ttl = std::time::Duration::from_secs(30)).await;
    api.answer(json!({ "isAuthorized": true }));
    let mut client = api.connect().await;
    api.answer(json!({ "isAuthorized": false, "ttlOverride": 0 }));
    // Whatever it would say now: who may connect may do anything meanwhile.
    api.advance(29);
    client.subscribe("/rooms/a").await;
    assert_eq!(api.asked().len(), 1);
    api.advance(1);
    assert_eq!(kind(&client.try_subscribe("/rooms/b").await.unwrap_err()), "UnauthorizedException");
    assert_eq!(kind(&client.try_subscribe("/rooms/b").await.unwrap_err()), "UnauthorizedException");
    assert_eq!(api.asked().len(), 2);
    // No answer is kept for more than an hour.
    api.answer(json!({ "isAuthorized": true, "ttlOverride": 1_000_000 }));
    client.subscribe("/rooms/c").await;
    api.advance(3_599);
    client.subscribe("/rooms/d").await;
    assert_eq!(api.asked().len(), 1);
    api.advance(1);
    client.subscribe("/rooms/e").await;
    assert_eq!(api.asked().len(), 1);
}

#[tokio::test]
async fn an_open_subscription_stays_whatever_the_authorizer_says_later() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    client.subscribe("/rooms/a").await;
    api.answer(json!({ "isAuthorized": false }));
    api.publish("/rooms/a", &[json!(1)]).await;
    assert_eq!(client.events().await, [json!(1)]);
}

#[tokio::test]
async fn there_are_two_doors_and_no_others() {
    let api = Api::start().await;
    let client = Client::to(&format!("http://{}", api.stand_in.host()));
    for (method, path, status) in [
        ("GET", "/event", 405),
        ("OPTIONS", "/event", 405),
        ("POST", "/event/realtime", 405),
        ("GET", "/event/realtime", 400),
        ("POST", "/", 404),
        ("POST", "/graphql", 404),
    ] {
        let answer = client.send(method, path, Vec::new()).await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.headers.get("access-control-allow-origin"), None, "{method} {path}");
    }
    assert_eq!(api.stand_in.url(), format!("ws://{}/event/realtime", api.stand_in.host()));
}

#[tokio::test]
async fn everything_ends_with_the_stand_in() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    let host = api.stand_in.host().to_owned();
    drop(api);
    client.ended().await;
    assert_eq!(client.closed, None);
    let refused = TcpStream::connect(host).await;
    assert!(refused.is_err());
}

/// A TLS connection that trusts that certificate alone.
async fn secured(host: &str, certificate: &rcgen::Certificate) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(certificate.der().clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap().with_root_certificates(roots);
    let stream = TcpStream::connect(host).await.unwrap();
    let name = "localhost".try_into().unwrap();
    TlsConnector::from(Arc::new(config.with_no_client_auth())).connect(name, stream).await.unwrap()
}

#[tokio::test]
async fn with_a_certificate_both_doors_are_reached_over_tls() {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    std::fs::write(&certificate, cert.pem()).unwrap();
    std::fs::write(&key, signing_key.serialize_pem()).unwrap();
    let tls = Tls { certificate: certificate.clone(), key };
    let api = Api::start_with(|settings| {
        settings.tls = Some(tls.clone());
        settings.name = Some("localhost".to_owned());
    })
    .await;
    let (host, url) = (api.stand_in.host(), api.stand_in.url());
    assert!(host.starts_with("localhost:"), "{host}");
    assert_eq!(url, format!("wss://{host}/event/realtime"));
    assert_eq!(api.stand_in.http_url(), format!("https://{host}/event"));
    let address = host.replace("localhost", "127.0.0.1");
    let authorization = json!({ "host": host, "Authorization": "let" });
    let protocols = format!("aws-appsync-event-ws, {}", header(&authorization));
    let stream = secured(&address, &cert).await;
    let mut client = Subscriber::over(Box::new(stream), &url, &protocols).await.unwrap();
    client.initialize().await.unwrap();
    client
        .send(&json!({ "type": "subscribe", "id": "a", "channel": "/rooms/a", "authorization": authorization }))
        .await;
    assert_eq!(client.next().await.unwrap()["type"], "subscribe_success");

    let body = br#"{"channel":"/rooms/a","events":["1"]}"#;
    let headers = api.publisher().signed(body);
    let headers = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect::<String>();
    let head = format!(
        "POST /event HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n",
        body.len()
    );
    let mut stream = secured(&address, &cert).await;
    stream.write_all(&[head.as_bytes(), body].concat()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    assert!(String::from_utf8(answer).unwrap().starts_with("HTTP/1.1 200 "));
    assert_eq!(client.next_event().await, json!(1));
    // Without TLS there is nothing, and what is no certificate is said at the start.
    let mut plain = TcpStream::connect(&address).await.unwrap();
    plain.write_all(b"GET /event HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP"));
    let wrong = Tls { key: certificate, ..tls }.acceptor().err().unwrap();
    assert!(wrong.to_string().contains("cert.pem"), "{wrong}");
}
