//! The pages that the function `docs` sends, and what they are made of.

use std::collections::BTreeSet;

use crate::support::Dais;

const PAGES: [&str; 4] = ["/", "/console", "/demo", "/reference"];

/// The values of an attribute in a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let parts = page.split(&format!(" {attribute}=\"")).skip(1).collect::<Vec<_>>();
    parts.into_iter().map(|part| part.split('"').next().unwrap()).collect()
}

#[tokio::test]
async fn every_page_loads_what_is_there_and_nothing_of_another_host() {
    let dais = Dais::start().await;
    let anyone = dais.anonymous();
    let mut assets = BTreeSet::new();
    for path in PAGES {
        let page = anyone.get(path, 200).await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(page.text.contains("<noscript>"), "{path}");
        for url in [values(&page.text, "src"), values(&page.text, "href")].concat() {
            assert!(!url.contains(':') && !url.starts_with('/'), "{path}: {url} is not relative");
            anyone.get(&format!("/{url}"), 200).await;
            assets.extend(url.starts_with("assets/").then(|| url.to_owned()));
        }
    }
    assert!(assets.len() > PAGES.len() * 2, "{assets:?}");
}

#[tokio::test]
async fn what_bears_its_hash_is_kept_for_good_and_the_rest_for_minutes() {
    let dais = Dais::start().await;
    let anyone = dais.anonymous();
    let front = anyone.get("/", 200).await;
    let script = values(&front.text, "src").pop().unwrap().to_owned();
    let script = anyone.get(&format!("/{script}"), 200).await;
    assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    for page in PAGES.into_iter().chain(["/assets/icon.svg"]) {
        assert_eq!(anyone.get(page, 200).await.header("cache-control"), "public, max-age=300");
    }
    let unknown = anyone.get("/assets/front-AAAAAAAA.js", 404).await;
    assert_eq!(unknown.body["detail"], "no page has such a file");
}

#[tokio::test]
async fn a_page_runs_its_own_scripts_alone_and_asks_nobody_but_the_stack() {
    let dais = Dais::start().await;
    for path in PAGES {
        let page = dais.anonymous().get(path, 200).await;
        let policy = page.header("content-security-policy");
        let of = |name: &str| policy.split("; ").find_map(|part| part.strip_prefix(name)).unwrap().trim();
        assert_eq!((of("default-src"), of("script-src"), of("frame-ancestors")), ("'none'", "'self'", "'none'"));
        assert_eq!((of("style-src"), policy.contains("unsafe")), ("'self'", false), "{path}: {policy}");
        assert!(!policy.contains('*'), "{path}: {policy}");
        let livekit = dais.stack.livekit.as_ref().unwrap().url().replace("http", "ws");
        let live = dais.stack.live.as_ref().unwrap().stand_in.url().replace("/event/realtime", "");
        for source in ["'self'", &livekit, &live] {
            assert!(of("connect-src").split(' ').any(|one| one == source), "{path}: {source}: {policy}");
        }
        assert!(!page.text.contains("style=") && !page.text.contains("<style"), "{path}");
        assert_eq!((page.header("x-content-type-options"), page.header("referrer-policy")), ("nosniff", "no-referrer"));
    }
}
