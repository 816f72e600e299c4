//! The command that mints the first token works when pasted.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use shared::app::clock::Clock;
use shared::token::ApiKeys;

use crate::stack::translated;

const SECRET: &str = r#"{"default":"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL"}"#;

fn executable(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_output_that_mints_the_first_token_mints_one() {
    let command = translated()["Outputs"]["MintFirstToken"]["Value"]["Fn::Sub"].as_str().unwrap();
    let command = command.replace("${AWS::Region}", "eu-west-1").replace("${ApiKeys}", "the-arn");
    assert!(!command.contains("${"), "{command}");
    let bin = tempfile::tempdir().unwrap();
    let asked =
        "secretsmanager get-secret-value --region eu-west-1 --secret-id the-arn --query SecretString --output text";
    executable(&bin.path().join("aws"), &format!("[ \"$*\" = \"{asked}\" ] && echo '{SECRET}'"));
    // Cargo itself would wait for the build lock that this test's own run may hold.
    let dais = env!("CARGO_BIN_EXE_dais");
    executable(
        &bin.path().join("cargo"),
        &format!("[ \"$1 $2 $3\" = \"run -q --\" ] && shift 3 && exec {dais} \"$@\""),
    );
    let path = format!("{}:{}", bin.path().display(), std::env::var("PATH").unwrap());
    let minted = Command::new("bash").args(["-c", &command]).env("PATH", path).output().unwrap();
    assert!(minted.status.success(), "{minted:?}");
    let token = String::from_utf8(minted.stdout).unwrap();
    let keys = SECRET.parse::<ApiKeys>().unwrap();
    let caller = keys.verify(token.trim(), Clock::system().now()).unwrap();
    assert_eq!(caller.user.as_str(), "admin");
}
