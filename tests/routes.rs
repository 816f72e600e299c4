//! Template, OpenAPI document, handlers and events say the same.

use std::collections::BTreeSet;
use std::io::Read;

use dais::template::{TEMPLATE, Template};
use dais::{functions, openapi};
use flate2::read::GzDecoder;
use serde_json::json;

use crate::support::documented::{self, Routes, committed};
use crate::support::replay::event;
use crate::support::sets::assert_same;
use crate::support::{Dais, in_process};

const DOCUMENTS: [&str; 6] = ["/openapi.json", "/", "/console", "/demo", "/reference", "/assets/icon.svg"];

const ENTITY_TAGS: &str = "must be * or a list of entity tags in double quotes";

#[test]
fn the_committed_openapi_document_is_that_of_the_handlers() {
    let made = openapi::document().unwrap();
    assert!(made == include_str!("../openapi.json"), "run: cargo run -- openapi > openapi.json");
    assert_eq!(committed()["openapi"], "3.1.0");
}

#[test]
fn the_template_has_every_route_of_the_document_and_no_other() {
    let routes = Template::parse(TEMPLATE).unwrap().routes;
    let templated = routes.iter().map(|route| (route.method.clone(), route.path.clone())).collect::<Routes>();
    assert_eq!(templated.len(), routes.len(), "a route is there twice");
    assert_same("the template's routes", templated, documented::served(&committed()["paths"]));
}

#[test]
fn each_route_leads_to_the_function_that_documents_it() {
    let routes = Template::parse(TEMPLATE).unwrap().routes;
    for (function, part) in functions::documents() {
        for (method, path) in documented::served(&serde_json::to_value(part).unwrap()["paths"]) {
            let route = routes.iter().find(|route| route.method == method && route.path == path).unwrap();
            assert_eq!(route.function, function, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_route_deleted_from_the_template_is_404() {
    let route = "{ ApiId: !Ref Api, Method: GET, Path: /mutes }";
    assert!(TEMPLATE.contains(route));
    let without = TEMPLATE.replace(route, "{ ApiId: !Ref Api, Method: GET, Path: /elsewhere }");
    let dais = Dais::start_with(|settings| settings.template = Some(Template::parse(&without).unwrap())).await;
    let admin = dais.client("admin");
    assert_eq!(admin.get("/mutes?room=r", 404).await.text, r#"{"message":"Not Found"}"#);
    admin.post("/mutes?room=r", json!({ "userID": 1, "reason": 1 }), 200).await;
    // The gateway knows the new path, the function does not: one answer for both.
    assert_eq!(admin.get("/elsewhere", 404).await.text, r#"{"message":"Not Found"}"#);
}

#[tokio::test]
async fn the_document_is_served_and_whether_it_is_up() {
    let dais = Dais::start().await;
    let anyone = dais.anonymous();
    let document = anyone.get("/openapi.json", 200).await;
    assert_eq!(document.text, include_str!("../openapi.json"));
    assert_eq!(document.header("content-type"), "application/json");
    let health = anyone.get("/health", 200).await;
    assert_eq!(health.body, json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }));
    assert_eq!(health.requests(), 0);
    let head = anyone.send("HEAD", "/health", Vec::new()).await.expecting(200);
    assert_eq!((head.text.as_str(), head.header("content-type")), ("", "application/json"));
    assert_eq!(head.requests(), 0);
}

#[tokio::test]
async fn the_document_and_the_pages_are_sent_compressed_where_that_is_accepted() {
    let dais = Dais::start().await;
    let anyone = dais.anonymous();
    for path in DOCUMENTS {
        let plain = anyone.get(path, 200).await;
        let zipped = anyone.with("accept-encoding", "br, gzip;q=0.5").get(path, 200).await;
        let mut unzipped = String::new();
        GzDecoder::new(&*zipped.bytes).read_to_string(&mut unzipped).unwrap();
        assert_eq!(unzipped, plain.text, "{path}");
        assert!(zipped.bytes.len() < plain.bytes.len(), "{path}: {} bytes", zipped.bytes.len());
        assert_eq!((plain.header("content-encoding"), zipped.header("content-encoding")), ("", "gzip"));
        for header in ["content-type", "content-security-policy", "cache-control", "vary"] {
            assert_eq!(zipped.header(header), plain.header(header), "{path}");
        }
        assert_eq!(plain.header("vary"), "accept-encoding");
        let refused = anyone.with("accept-encoding", "gzip;q=0, identity").get(path, 200).await;
        assert_eq!(refused.text, plain.text);
    }
    // API Gateway makes bytes of it: a function can only answer text.
    let mut event = event("docs", "get-openapi");
    event["headers"]["accept-encoding"] = json!("gzip");
    let answer = in_process::answer(&dais.stack.services, "docs", &event).await;
    assert_eq!((&answer["statusCode"], &answer["isBase64Encoded"]), (&json!(200), &json!(true)));
}

#[tokio::test]
async fn whoever_has_the_document_or_a_page_already_is_not_sent_it_again() {
    let dais = Dais::start().await;
    for path in DOCUMENTS {
        let mut tags = BTreeSet::new();
        for encoding in ["identity", "gzip"] {
            let anyone = dais.anonymous().with("accept-encoding", encoding);
            let first = anyone.get(path, 200).await;
            let tag = first.header("etag");
            assert!(tag.starts_with('"') && tag.len() > 10 && tags.insert(tag.to_owned()), "{tag}");
            assert!(first.header("cache-control").contains("max-age="), "{path}");
            let known = anyone.with("if-none-match", &format!("\"other\", {tag}")).get(path, 304).await;
            assert_eq!((known.bytes.len(), known.header("etag"), known.header("content-encoding")), (0, tag, ""));
            assert_eq!(known.header("cache-control"), first.header("cache-control"));
            for unknown in ["\"other\"", ""] {
                anyone.with("if-none-match", unknown).get(path, 200).await;
            }
            anyone.with("if-match", tag).get(path, 200).await;
            anyone.with("if-match", "\"other\"").get(path, 412).await;
            for header in ["if-match", "if-none-match"] {
                let refused = anyone.with(header, "none").get(path, 400).await;
                assert_eq!(refused.body["errors"][0]["rule"], ENTITY_TAGS, "{header}");
            }
        }
    }
}

/// `cargo lambda watch` has a table of its own, and knows no methods in it.
#[test]
fn cargo_lambda_watch_serves_the_routes_of_the_template() {
    let manifest = toml::from_str::<toml::Table>(include_str!("../Cargo.toml")).unwrap();
    let router = manifest["workspace"]["metadata"]["lambda"]["watch"]["router"].as_table().unwrap();
    let watched = router.iter().map(|(path, function)| (path.clone(), function.as_str().unwrap().to_owned()));
    let routes = Template::parse(TEMPLATE).unwrap().routes.into_iter().map(|route| (route.path, route.function));
    assert_same("the routes of cargo lambda watch", watched, routes);
}
