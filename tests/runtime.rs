//! How a function ends: its runtime API is gone, or never was there.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, ExitCode, Output};
use std::thread;

use shared::serve::serve;

/// Not a test: the function `docs`, as the tests below start it in a process of
/// its own.
#[tokio::test]
#[ignore = "the tests below start it"]
async fn the_function() {
    let ended = serve(docs::group()).await;
    assert_eq!(format!("{ended:?}"), format!("{:?}", ExitCode::SUCCESS));
}

fn function_at(runtime: &str) -> Output {
    let mut function = Command::new(std::env::current_exe().unwrap());
    function.args(["--exact", "runtime::the_function", "--ignored", "--nocapture"]);
    function.env("AWS_LAMBDA_RUNTIME_API", runtime);
    for (name, value) in [("NAME", "docs"), ("MEMORY_SIZE", "256"), ("VERSION", "1")] {
        function.env(format!("AWS_LAMBDA_FUNCTION_{name}"), value);
    }
    function.env_remove("RUST_LOG").output().unwrap()
}

/// What is sent, up to the end of its headers and of its body, if it has one.
fn request(stream: &mut TcpStream) -> String {
    let mut said = String::new();
    let mut some = [0; 4096];
    while !said.contains("\r\n\r\n") || (said.starts_with("POST") && !said.ends_with('}')) {
        let read = stream.read(&mut some).unwrap();
        assert!(read > 0, "the function hangs up: {said}");
        said += std::str::from_utf8(&some[..read]).unwrap();
    }
    said
}

/// A runtime API that hands out `events` events and is gone when it is asked for
/// another one.
fn runtime(events: usize) -> (String, thread::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let event = include_str!("../events/docs/head-health.json");
    let serving = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        for _ in 0..events {
            assert!(request(&mut stream).starts_with("GET /2018-06-01/runtime/invocation/next"));
            let headers = "lambda-runtime-aws-request-id: 1\r\nlambda-runtime-deadline-ms: 0\r\n\
                lambda-runtime-invoked-function-arn: arn\r\ncontent-type: application/json\r\n";
            write!(stream, "HTTP/1.1 200 OK\r\n{headers}content-length: {}\r\n\r\n{event}", event.len()).unwrap();
            assert!(request(&mut stream).contains("\"statusCode\":200"));
            write!(stream, "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n").unwrap();
        }
        request(&mut stream);
    });
    (address, serving)
}

#[test]
fn a_runtime_that_is_gone_is_no_error() {
    for events in [0, 1, 2] {
        let (address, serving) = runtime(events);
        let Output { status, stdout, .. } = function_at(&address);
        serving.join().unwrap();
        let said = String::from_utf8(stdout).unwrap();
        assert_eq!(said.matches(r#""message":"request""#).count(), events, "{said}");
        assert!(status.success() && !said.contains("ERROR"), "{said}");
    }
}

#[test]
fn a_runtime_that_never_was_there_is_a_wrong_setting() {
    let Output { status, stdout, .. } = function_at("127.0.0.1:1");
    let said = String::from_utf8(stdout).unwrap();
    assert!(!status.success() && said.contains("the function ends: AWS_LAMBDA_RUNTIME_API "), "{said}");
}
