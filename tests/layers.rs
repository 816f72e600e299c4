//! Dependencies run one way: functions → http → store → domain.

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

#[test]
fn the_domain_knows_neither_store_nor_http_nor_aws() {
    assert_silent(
        "shared/src/domain",
        &["crate::store", "crate::http", "aws_", "axum", "lambda", "tokio", "SystemTime"],
    );
}

#[test]
fn the_store_knows_no_http() {
    assert_silent("shared/src/store", &["crate::http", "axum", "lambda"]);
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
