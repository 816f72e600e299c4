//! The local stack itself: its data, its port, its start page.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use dais::livekit::access::{API_KEY, API_SECRET};
use dais::stack::{Data, LOCAL_API_KEYS, Settings};
use dais::start_page::start_page;
use dais::template::{TEMPLATE, Template};
use serde_json::json;

use crate::support::{Dais, Lines};

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
    let page = start_page(&dais.stack, "data in memory").await.unwrap();
    let lines = page.lines().filter(|line| line.starts_with("curl ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines.len(), 3);
    for (line, expected) in lines.iter().zip([r#""roomId":"lobby""#, r#""text":"hey""#, r#""text":"hey""#]) {
        let line = line.clone();
        let ran = tokio::task::spawn_blocking(move || Command::new("bash").args(["-c", &line]).output().unwrap());
        let said = String::from_utf8(ran.await.unwrap().stdout).unwrap();
        assert!(said.contains(expected), "{said}");
    }
}

/// The lines of the start page of `cargo run` with these arguments and settings.
fn page_of(arguments: &[&str], settings: &[(&str, &str)]) -> Vec<String> {
    let mut dais = Command::new(env!("CARGO_BIN_EXE_dais"));
    dais.args(["--port", "0"]).args(arguments).envs(settings.iter().copied()).stdout(Stdio::piped());
    let mut running = dais.spawn().unwrap();
    let page = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
    let page = page.take_while(|line| !line.contains("Try, in another")).collect();
    running.kill().unwrap();
    running.wait().unwrap();
    page
}

#[test]
fn whoever_lets_others_in_is_warned_and_nobody_else() {
    let at_home = page_of(&[], &[]).join("\n");
    assert!(at_home.contains("http://127.0.0.1:") && !at_home.contains("WARNING"), "{at_home}");
    let open = page_of(&["--address", "0.0.0.0"], &[]).join("\n");
    assert!(open.contains("up at http://127.0.0.1:") && open.contains("WARNING: it listens on 0.0.0.0"), "{open}");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_a_stack_that_listens_everywhere_is_reached_at_other_addresses() {
    let dais = Dais::start_in_real_time(|settings| settings.address = "0.0.0.0".parse().unwrap()).await;
    assert!(dais.stack.address.ip().is_unspecified());
    let elsewhere = |url: &str| url.split("127.0.0.1:").nth(1).map(|port| format!("127.0.0.2:{port}")).unwrap();
    let livekit = dais.stack.livekit.as_ref().unwrap().url().to_owned();
    let mut urls = vec![dais.stack.url(), livekit, dais.stack.sqs.url.clone()];
    urls.extend(dais.stack.engine.as_ref().map(|engine| engine.url.clone()));
    for url in urls {
        tokio::net::TcpStream::connect(elsewhere(&url)).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_lines_say_whether_livekit_answers_and_takes_the_key() {
    let dais = Dais::start_in_real_time(|_| {}).await;
    let url = dais.stack.livekit.as_ref().unwrap().url().to_owned();
    let line = async |url: &str, secret: &str| {
        let settings = [("LIVEKIT_URL", url), ("LIVEKIT_API_KEY", API_KEY), ("LIVEKIT_API_SECRET", secret)];
        let settings = settings.map(|(name, value)| (name, value.to_owned()));
        let page = tokio::task::spawn_blocking(move || {
            page_of(&[], &settings.each_ref().map(|(name, value)| (*name, value.as_str())))
        });
        let page = page.await.unwrap();
        page.into_iter().find(|line| line.starts_with("  LiveKit  ")).unwrap()
    };
    assert!(line(&url, API_SECRET).await.ends_with("answers, and takes the key"));
    let refused = line(&url, "another-secret-0123456789abcdef0123456789").await;
    assert!(refused.contains("LiveKit refuses LIVEKIT_API_KEY with LIVEKIT_API_SECRET"), "{refused}");
    let dead = line("ws://127.0.0.1:1", API_SECRET).await;
    assert!(dead.contains("LiveKit is unavailable"), "{dead}");
    assert!(!page_of(&[], &[]).iter().any(|line| line.starts_with("  LiveKit  ")), "the stand-in is no news");
}

#[tokio::test]
async fn the_sweeper_says_at_its_start_that_livekit_is_not_to_be_had() {
    let dais = Dais::start_with(|settings| {
        let livekit = [("URL", "ws://127.0.0.1:1"), ("API_KEY", API_KEY), ("API_SECRET", API_SECRET)];
        settings.variables.extend(livekit.map(|(name, value)| (format!("LIVEKIT_{name}"), value.to_owned())));
    });
    let dais = dais.await;
    let (lines, _logging) = Lines::read("ERROR");
    shared::app::voice::sweep::tell_of_livekit(&dais.stack.states["voice-sweeper"].voice).await;
    let line = lines.only();
    assert_eq!((&line["message"], &line["url"]), (&json!("voice chat does not work"), &json!("ws://127.0.0.1:1")));
    assert!(line["fault"].as_str().unwrap().starts_with("LiveKit is unavailable: "), "{line}");
    let with_stand_in = Dais::start().await;
    shared::app::voice::sweep::tell_of_livekit(&with_stand_in.stack.states["voice-sweeper"].voice).await;
    assert!(lines.taken().is_empty());
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
    let more = Template::parse(&more).unwrap();
    let allowed = allowed_headers(&Dais::start_with(|settings| settings.template = Some(more)).await).await;
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
        ("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324"),
        ("RECONCILE_QUEUE_URL", "http://127.0.0.1:9324/000000000000/reconcile"),
        ("LIVE_HTTP_URL", "http://127.0.0.1:9002/event"),
        ("LIVE_REALTIME_URL", "ws://127.0.0.1:9002/event/realtime"),
    ] {
        // From within a container the stack is at another address.
        let of_container = value.replace("127.0.0.1", "host.docker.internal");
        assert_eq!((&of_sam[name], of_watch[name]), (&json!(of_container), value), "{name}");
    }
    // The SDK's own settings come from the SAM CLI there, and it heeds no name that the template lacks.
    for name in of_sam.keys() {
        assert!(TEMPLATE.contains(&format!("        {name}: ")), "the template has no {name}");
    }
}
