//! Dependencies run one way: functions → {http, runtime} → app → {store, queue, appsync, livekit} → domain.

use std::collections::{BTreeMap, BTreeSet};
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

/// The parts of `shared`, each with the others that it names: those below it.
const NAMES: [(&str, &[&str]); 16] = [
    ("domain", &[]),
    ("environment", &[]),
    ("hs256", &[]),
    ("patience", &[]),
    ("body", &["domain"]),
    ("token", &["domain", "environment", "hs256"]),
    ("aws", &["patience"]),
    ("store", &["aws", "domain", "patience"]),
    ("queue", &["aws", "domain", "environment"]),
    ("appsync", &["aws", "domain", "environment"]),
    ("livekit", &["domain", "environment", "hs256", "patience"]),
    ("app", &["appsync", "body", "domain", "environment", "livekit", "queue", "store"]),
    ("observe", &["store"]),
    ("http", &["app", "domain", "environment", "observe", "patience", "queue", "store", "token"]),
    ("runtime", &["aws", "domain", "environment", "observe", "store"]),
    ("serve", &["app", "domain", "environment", "http", "runtime"]),
];

/// The parts there are: folders and files beside the root.
fn parts() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("shared/src");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let names = names.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    names.filter(|name| name != "lib").collect()
}

/// The parts that a part names, with the file of one that does.
fn named_by(part: &str) -> BTreeMap<String, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("shared/src");
    let file = root.join(part).with_extension("rs");
    let files = if file.exists() {
        vec![(file.clone(), fs::read_to_string(file).unwrap())]
    } else {
        sources(&format!("shared/src/{part}"))
    };
    let mut named = BTreeMap::new();
    for (path, text) in files {
        let paths = text.split("crate::").skip(1);
        let names =
            paths.filter_map(|after| after.get(..after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?));
        named.extend(names.map(|name| (name.to_owned(), path.clone())));
    }
    named
}

#[test]
fn each_part_names_those_below_it_and_no_others() {
    let listed = NAMES.iter().map(|(part, _)| (*part).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(parts(), listed, "every part has its line");
    for (index, (part, names)) in NAMES.into_iter().enumerate() {
        let above = NAMES[index..].iter().map(|(part, _)| *part).collect::<Vec<_>>();
        assert!(names.iter().all(|name| !above.contains(name)), "{part} stands above all that it names");
        let named = named_by(part);
        for (name, file) in &named {
            assert!(name == part || names.contains(&name.as_str()), "{} names {name}", file.display());
        }
        for name in names {
            assert!(named.contains_key(*name), "{part} does not name {name}");
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
fn only_the_store_says_dynamodb_and_only_the_queue_says_sqs() {
    assert_silent("shared/src/http", &["aws_sdk", "aws_smithy"]);
    assert_silent("functions", &["aws_sdk", "aws_smithy"]);
    assert_silent("shared/src/queue", &["aws_sdk_dynamodb"]);
    assert_silent("shared/src/store", &["sqs"]);
}

#[test]
fn no_file_has_more_than_400_lines() {
    for folder in ["shared", "functions", "local", "tests"] {
        for (path, text) in sources(folder) {
            assert!(text.lines().count() <= 400, "{}: {} lines", path.display(), text.lines().count());
        }
    }
}
