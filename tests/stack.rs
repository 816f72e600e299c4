//! The local stack itself: its data, its port, its start page.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use dais::livekit::access::{API_KEY, API_SECRET};
use dais::stack::{Data, LOCAL_API_KEYS, Settings};
use dais::start_page::start_page;
use dais::template::TEMPLATE;
use serde_json::json;

use crate::support::Dais;

#[tokio::test(flavor = "multi_thread")]
async fn data_in_a_file_is_there_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dais.db");
    let settings = || Settings { port: 0, data: Data::File(file.clone()), ..Settings::default() };
    let start = || Dais::start_in_real_time(|own| *own = settings());
    let first = start().await;
    let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true });
    let created = first.client("admin").post("/external/room", room, 201).await.body;
    first.stack.stop().await;
    let second = start().await;
    assert_eq!(second.client("admin").get("/external/room/r", 200).await.body, created);
}

#[tokio::test]
async fn a_taken_port_is_a_clear_message() {
    let dais = Dais::start().await;
    let port = dais.stack.address.port();
    let tried = Command::new(env!("CARGO_BIN_EXE_dais")).args(["--port", &port.to_string()]).output().unwrap();
    assert_eq!(tried.status.code(), Some(1));
    let said = String::from_utf8(tried.stderr).unwrap();
    assert_eq!(said, format!("dais: port {port} is taken; choose another one with --port\n"));
}

#[tokio::test]
async fn ctrl_c_ends_it_cleanly() {
    let running = Command::new(env!("CARGO_BIN_EXE_dais")).args(["--port", "0"]).stdout(Stdio::piped()).spawn();
    let mut running = running.unwrap();
    let mut page = BufReader::new(running.stdout.take().unwrap()).lines();
    page.find(|line| line.as_ref().unwrap().contains("Dais is up")).unwrap().unwrap();
    assert!(Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
    assert!(running.wait().unwrap().success());
    assert_eq!(page.last().unwrap().unwrap(), "Dais has stopped.");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_curl_lines_of_the_start_page_work_when_pasted() {
    let dais = Dais::start_in_real_time(|_| {}).await;
    let page = start_page(&dais.stack, "data in memory").unwrap();
    let lines = page.lines().filter(|line| line.starts_with("curl ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines.len(), 3);
    for (line, expected) in lines.iter().zip([r#""roomId":"lobby""#, r#""text":"hey""#, r#""text":"hey""#]) {
        let line = line.clone();
        let ran = tokio::task::spawn_blocking(move || Command::new("bash").args(["-c", &line]).output().unwrap());
        let said = String::from_utf8(ran.await.unwrap().stdout).unwrap();
        assert!(said.contains(expected), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_served_side_by_side() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let gets = (0..200).map(|_| admin.get("/livechat/audioVideoChatConfig", 200));
    assert_eq!(futures::future::join_all(gets).await.len(), 200);
}

#[tokio::test]
async fn browsers_may_call() {
    let dais = Dais::start().await;
    let browser = dais.anonymous().with("origin", "https://a.example");
    let asking =
        browser.with("access-control-request-method", "POST").with("access-control-request-headers", "authorization");
    let preflight = asking.send("OPTIONS", "/mutes", Vec::new()).await.expecting(200);
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    assert_eq!(preflight.header("access-control-allow-methods"), "GET,POST,PUT,PATCH,DELETE");
    let health = browser.get("/health", 200).await;
    assert_eq!(health.header("access-control-allow-origin"), "*");
    assert!(health.header("access-control-expose-headers").contains("etag"));
}

/// What a browser may send, as a preflight tells it.
async fn allowed_headers(dais: &Dais) -> Vec<String> {
    let asking = dais.anonymous().with("origin", "https://a.example").with("access-control-request-method", "POST");
    let preflight = asking.with("access-control-request-headers", "traceparent");
    let preflight = preflight.send("OPTIONS", "/chat-messages", Vec::new()).await.expecting(200);
    preflight.header("access-control-allow-headers").split(',').map(|name| name.trim().to_lowercase()).collect()
}

#[tokio::test]
async fn browsers_may_send_what_tracing_libraries_add() {
    let allowed = allowed_headers(&Dais::start().await).await;
    for header in ["traceparent", "tracestate", "baggage", "sentry-trace", "x-requested-with", "cache-control"] {
        assert!(allowed.iter().any(|allowed| allowed == header), "{header} is not in {allowed:?}");
    }
    assert!(["authorization", "if-match"].iter().all(|known| allowed.iter().any(|allowed| allowed == known)));
}

#[tokio::test]
async fn browsers_may_send_what_a_parameter_of_the_template_adds() {
    let parameter = "  AllowedHeaders:\n    Type: String\n    Default: \"\"";
    assert!(TEMPLATE.contains(parameter));
    let more = TEMPLATE.replace(parameter, &parameter.replace("\"\"", "x-tenant,x-datadog-trace-id"));
    let allowed = allowed_headers(&Dais::start_with(|settings| settings.template = more).await).await;
    let as_it_is = allowed_headers(&Dais::start().await).await;
    assert_eq!(allowed, [as_it_is, vec!["x-tenant".to_owned(), "x-datadog-trace-id".to_owned()]].concat());
}

/// For `sam local` and for `cargo lambda watch`, beside a stack on fixed ports.
#[test]
fn the_settings_of_functions_outside_are_those_of_the_stack() {
    let of_sam = serde_json::from_str::<serde_json::Value>(include_str!("../local/functions.env.json")).unwrap();
    let of_sam = of_sam["Parameters"].as_object().unwrap();
    let of_watch = include_str!("../local/functions.env").lines().map(|line| line.split_once('=').unwrap());
    let of_watch = of_watch.map(|(name, value)| (name, value.trim_matches('\''))).collect::<BTreeMap<_, _>>();
    for (name, value) in [
        ("TABLE_NAME", "dais"),
        ("DAIS_API_KEYS", LOCAL_API_KEYS),
        ("LIVEKIT_API_KEY", API_KEY),
        ("LIVEKIT_API_SECRET", API_SECRET),
        ("LIVEKIT_URL", "ws://127.0.0.1:7880"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"),
    ] {
        assert_eq!((&of_sam[name], of_watch[name]), (&json!(value), value), "{name}");
    }
    // The SDK's own settings come from the SAM CLI there, and it heeds no name that the template lacks.
    for name in of_sam.keys() {
        assert!(TEMPLATE.contains(&format!("        {name}: ")), "the template has no {name}");
    }
}
