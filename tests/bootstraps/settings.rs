//! A bootstrap that lacks a setting, or has a wrong one, ends at once with one
//! line that names it, and never answers an event.

use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::build::{Function, function, functions};
use crate::emulator::Emulator;
use crate::environment::{AWS_SECRET, Environment, environment, environment_in, stack};
use crate::replay::event;

/// Long for a process that only reads its settings, on a busy machine too.
const AT_ONCE: Duration = Duration::from_secs(5);

const KEY_SECRET: &str = "dais-local-secret-0123456789abcdef";
const LIVEKIT_SECRET: &str = "dais-livekit-secret-0123456789abcdef";

/// What is set wrong, and the setting that the line names.
type Wrong = (&'static [(&'static str, &'static str)], &'static str);

/// For those that check tokens; set to nothing is as good as not set.
const WRONG_FOR_CALLED: [Wrong; 5] = [
    (&[("DAIS_API_KEYS", "")], "DAIS_API_KEYS"),
    (&[("DAIS_API_KEYS", "{}")], "DAIS_API_KEYS"),
    (&[("DAIS_API_KEYS", r#"{"local":"a-short-secret"}"#)], "DAIS_API_KEYS"),
    (&[("DAIS_API_KEYS", r#"{"local":"dais-local-secret-0123456789abcdef""#)], "DAIS_API_KEYS"),
    (&[("DAIS_API_KEYS", "dais-local-secret-0123456789abcdef")], "DAIS_API_KEYS"),
];

/// For every function with settings.
const WRONG: [Wrong; 9] = [
    (&[("TABLE_NAME", "")], "TABLE_NAME"),
    (&[("AWS_REGION", "")], "AWS_REGION"),
    (&[("MESSAGE_RETENTION_DAYS", "-1")], "MESSAGE_RETENTION_DAYS"),
    (&[("MESSAGE_RETENTION_DAYS", "a year")], "MESSAGE_RETENTION_DAYS"),
    (&[("MODERATION_RETENTION_DAYS", "-1")], "MODERATION_RETENTION_DAYS"),
    (&[("TABLE_NAME", ""), ("AWS_LAMBDA_LOG_LEVEL", "OFF")], "TABLE_NAME"),
    (&[("AWS_LAMBDA_RUNTIME_API", "")], "AWS_LAMBDA_RUNTIME_API"),
    (&[("AWS_ENDPOINT_URL_DYNAMODB", "")], "AWS_ENDPOINT_URL_DYNAMODB"),
    (&[("AWS_ENDPOINT_URL_DYNAMODB", "localhost")], "AWS_ENDPOINT_URL_DYNAMODB"),
];

/// For those that speak to LiveKit.
const WRONG_FOR_VOICE: [Wrong; 12] = [
    (&[("LIVEKIT_URL", "")], "LIVEKIT_URL"),
    (&[("LIVEKIT_URL", ""), ("LIVEKIT_API_KEY", "")], "LIVEKIT_URL"),
    (&[("LIVEKIT_URL", ""), ("LIVEKIT_API_SECRET", "")], "LIVEKIT_URL"),
    (&[("LIVEKIT_URL", "livekit.example")], "LIVEKIT_URL"),
    (&[("LIVEKIT_API_KEY", "")], "LIVEKIT_API_KEY"),
    (&[("LIVEKIT_API_SECRET", "")], "LIVEKIT_API_SECRET"),
    (&[("VOICE_CONNECT_GRACE_SECONDS", "0")], "VOICE_CONNECT_GRACE_SECONDS"),
    (&[("VOICE_RECONNECT_GRACE_SECONDS", "86401")], "VOICE_RECONNECT_GRACE_SECONDS"),
    (&[("VOICE_MODERATOR_GRACE_SECONDS", "five")], "VOICE_MODERATOR_GRACE_SECONDS"),
    (&[("VOICE_USER_IDS", "everybody")], "VOICE_USER_IDS"),
    (&[("VOICE_SPREAD_FROM", "many")], "VOICE_SPREAD_FROM"),
    (&[("VOICE_RECONCILE_SECONDS", "")], "VOICE_RECONCILE_SECONDS"),
];

/// For those that ask for reconciles.
const WRONG_FOR_ASKING: [Wrong; 4] = [
    (&[("RECONCILE_QUEUE_URL", "")], "RECONCILE_QUEUE_URL"),
    (&[("RECONCILE_QUEUE_URL", "reconcile")], "RECONCILE_QUEUE_URL"),
    (&[("AWS_ENDPOINT_URL_SQS", "")], "AWS_ENDPOINT_URL_SQS"),
    (&[("AWS_ENDPOINT_URL_SQS", "localhost")], "AWS_ENDPOINT_URL_SQS"),
];

/// For those that know the Event API.
const WRONG_FOR_LIVE: [Wrong; 2] =
    [(&[("LIVE_HTTP_URL", "")], "LIVE_HTTP_URL"), (&[("LIVE_HTTP_URL", "event")], "LIVE_HTTP_URL")];

/// For the one that tells where it is.
const WRONG_FOR_LISTENING: [Wrong; 2] = [
    (&[("LIVE_REALTIME_URL", "")], "LIVE_REALTIME_URL"),
    (&[("LIVE_REALTIME_URL", "https://example.com")], "LIVE_REALTIME_URL"),
];

/// All settings of `function`, right, over nothing: whoever asks there gets no answer.
fn right(function: &Function) -> Environment {
    let mut right = environment(function, "http://127.0.0.1:1", None);
    right.insert("AWS_LAMBDA_RUNTIME_API".to_owned(), "127.0.0.1:1".to_owned());
    if speaks_to_livekit(function) {
        let livekit = [("URL", "ws://127.0.0.1:1"), ("API_KEY", "devkey"), ("API_SECRET", LIVEKIT_SECRET)];
        right.extend(livekit.map(|(name, value)| (format!("LIVEKIT_{name}"), value.to_owned())));
    }
    right
}

fn has_settings(function: &Function) -> bool {
    function.variables.iter().any(|(name, _)| name == "TABLE_NAME")
}

fn speaks_to_livekit(function: &Function) -> bool {
    function.variables.iter().any(|(name, _)| name == "LIVEKIT_URL")
}

fn asks_for_reconciles(function: &Function) -> bool {
    function.variables.iter().any(|(name, _)| name == "RECONCILE_QUEUE_URL")
}

fn has(function: &Function, setting: &str) -> bool {
    function.variables.iter().any(|(name, _)| name == setting)
}

fn is_called(function: &Function) -> bool {
    function.variables.iter().any(|(name, _)| name == "DAIS_API_KEYS")
}

/// What the bootstrap says until it ends by itself.
fn ended(function: &Function, environment: &Environment) -> Output {
    let mut bootstrap = Command::new(function.x86_64());
    bootstrap.env_clear().envs(environment).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut bootstrap = bootstrap.spawn().unwrap();
    let started = Instant::now();
    while bootstrap.try_wait().unwrap().is_none() && started.elapsed() < AT_ONCE {
        sleep(Duration::from_millis(2));
    }
    let in_time = bootstrap.try_wait().unwrap().is_some();
    let _ = bootstrap.kill();
    let output = bootstrap.wait_with_output().unwrap();
    assert!(in_time, "{} did not end: {output:?}", function.name);
    output
}

/// The line is an error of the log that names the setting, and no secret.
#[track_caller]
fn names(line: &str, setting: &str) {
    let parsed = serde_json::from_str::<Value>(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
    assert_eq!(parsed["level"], "ERROR", "{line}");
    let message = parsed["message"].as_str().unwrap();
    assert!(message.starts_with(&format!("the function ends: {setting} ")), "{line}");
    for secret in [KEY_SECRET, LIVEKIT_SECRET, AWS_SECRET, "a-short-secret"] {
        assert!(!line.contains(secret), "{line}");
    }
}

#[test]
fn a_wrong_setting_ends_the_function_at_once_with_one_line_that_names_it() {
    let mut tried = 0;
    for function in functions().into_iter().filter(has_settings) {
        let for_voice = WRONG_FOR_VOICE.iter().filter(|_| speaks_to_livekit(&function));
        let for_called = WRONG_FOR_CALLED.iter().filter(|_| is_called(&function));
        let for_asking = WRONG_FOR_ASKING.iter().filter(|_| asks_for_reconciles(&function));
        let for_live = WRONG_FOR_LIVE.iter().filter(|_| has(&function, "LIVE_HTTP_URL"));
        let for_listening = WRONG_FOR_LISTENING.iter().filter(|_| has(&function, "LIVE_REALTIME_URL"));
        let for_some = for_called.chain(for_voice).chain(for_asking).chain(for_live).chain(for_listening);
        for (wrong, setting) in WRONG.iter().chain(for_some) {
            let mut environment = right(&function);
            environment.extend(wrong.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            let Output { status, stdout, stderr } = ended(&function, &environment);
            let said = String::from_utf8([stdout, stderr].concat()).unwrap();
            let context = format!("{} with {wrong:?}: {status}: {said}", function.name);
            assert!(status.code().is_some_and(|code| code != 0), "{context}");
            assert_eq!(said.lines().count(), 1, "{context}");
            names(said.trim_end(), setting);
            tried += 1;
        }
    }
    let of_live = 2 * WRONG_FOR_LIVE.len() + WRONG_FOR_LISTENING.len();
    let of_some = 8 * WRONG_FOR_CALLED.len() + 3 * WRONG_FOR_VOICE.len() + 2 * WRONG_FOR_ASKING.len();
    assert_eq!(tried, 10 * WRONG.len() + of_some + of_live);
}

#[test]
fn a_setting_that_is_not_there_at_all_is_named_too() {
    for function in functions().into_iter().filter(has_settings) {
        let keys = Some("DAIS_API_KEYS").filter(|_| is_called(&function));
        let queue = Some("RECONCILE_QUEUE_URL").filter(|_| asks_for_reconciles(&function));
        for setting in ["TABLE_NAME", "AWS_REGION", "AWS_LAMBDA_RUNTIME_API"].into_iter().chain(keys).chain(queue) {
            let mut environment = right(&function);
            environment.remove(setting);
            names(String::from_utf8(ended(&function, &environment).stdout).unwrap().trim_end(), setting);
        }
    }
}

/// Lambda, too, sees the function end, and nobody gets an answer from it.
#[tokio::test]
async fn lambda_is_told_that_the_function_did_not_start() {
    let stack = stack().await;
    let rooms = function("rooms");
    let mut environment = environment_in(&stack, &rooms);
    environment.insert("TABLE_NAME".to_owned(), String::new());
    let mut emulator = Emulator::start(&rooms, &environment);
    assert_eq!(emulator.send(&event("rooms", "list-rooms")).await.status, 502);
    names(&emulator.log().concat(), "TABLE_NAME");
}

/// The template sets LiveKit's settings to nothing where there is none.
#[tokio::test]
async fn without_livekit_a_function_starts_and_voice_chat_alone_is_unconfigured() {
    let stack = stack().await;
    for (name, operation, status) in [
        ("voice", "get-voice-chat-status", 200),
        ("voice", "create-or-join-voice-chat", 503),
        ("mutes", "mute-user", 200),
    ] {
        let function = function(name);
        let environment = environment(&function, &stack.engine.as_ref().unwrap().url, None);
        let answer = Emulator::start(&function, &environment).invoke(&event(name, operation)).await;
        assert_eq!(answer["statusCode"], json!(status), "{operation}: {answer}");
    }
}
