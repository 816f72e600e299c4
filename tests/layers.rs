//! Dependencies run one way: functions → http → app → {store, livekit} → domain.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

#[track_caller]
fn assert_silent(folder: &str, words: &[&str]) {
    for (path, text) in sources(folder) {
        for word in words {
            assert!(!text.contains(word), "{} names {word}", path.display());
        }
    }
}

/// The parts of `shared`, each with the others that it may name: those below it.
const MAY_NAME: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("store", &["domain", "patience"]),
    ("livekit", &["domain", "environment", "hs256", "patience"]),
    ("app", &["domain", "environment", "livekit", "patience", "store"]),
    ("http", &["app", "domain", "environment", "hs256", "livekit", "observe", "patience", "store"]),
    ("runtime", &["app", "domain", "environment", "observe", "patience", "store"]),
];

#[test]
fn each_part_names_those_below_it_alone() {
    for (part, may_name) in MAY_NAME {
        for (path, text) in sources(&format!("shared/src/{part}")) {
            let named = text.split("crate::").skip(1).filter_map(|after| {
                let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
                after.get(..end)
            });
            for named in named {
                assert!(named == part || may_name.contains(&named), "{} names {named}", path.display());
            }
        }
    }
}

/// One name for an operation, its file and (see `openapi`) its event.
#[test]
fn each_operation_has_a_file_of_its_own_that_bears_its_id() {
    for (function, document) in dais::functions::documents() {
        let document = serde_json::to_value(document).unwrap();
        let paths = document["paths"].as_object().unwrap().values();
        for operation in paths.flat_map(|path| path.as_object().unwrap().values()) {
            let Some(id) = operation["operationId"].as_str() else { continue };
            let file = format!("functions/{function}/src/{id}.rs");
            let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file)).expect(&file);
            assert!(text.contains(&format!("pub async fn {id}(")), "{file}");
        }
    }
}

#[test]
fn functions_do_not_know_each_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("functions");
    let names = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let functions = fs::read_dir(folder).unwrap().map(|entry| names(entry.unwrap())).collect::<Vec<_>>();
    for function in &functions {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("functions").join(function).join("Cargo.toml");
        let manifest = fs::read_to_string(manifest).unwrap().parse::<toml::Table>().unwrap();
        let dependencies = manifest["dependencies"].as_table().unwrap();
        assert!(functions.iter().all(|other| !dependencies.contains_key(other)), "{function}");
    }
}

#[test]
fn the_domain_knows_no_clock_and_nothing_of_aws_or_http() {
    assert_silent("shared/src/domain", &["aws_", "axum", "lambda", "tokio", "SystemTime"]);
}

#[test]
fn what_operations_do_is_said_without_http() {
    assert_silent("shared/src/app", &["aws_", "axum", "lambda", "StatusCode", "Header"]);
    assert_silent("shared/src/store", &["axum", "lambda"]);
}

#[test]
fn only_the_store_says_dynamodb() {
    assert_silent("shared/src/http", &["aws_sdk", "aws_smithy"]);
    assert_silent("functions", &["aws_sdk", "aws_smithy"]);
}

#[test]
fn no_file_has_more_than_400_lines() {
    for folder in ["shared", "functions", "local", "tests"] {
        for (path, text) in sources(folder) {
            assert!(text.lines().count() <= 400, "{}: {} lines", path.display(), text.lines().count());
        }
    }
}
