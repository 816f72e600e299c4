//! The README's curl lines give what the README shows.

use std::process::Command;

use crate::support::Dais;

const README: &str = include_str!("../README.md");

/// A command of the README and what it shows.
#[derive(Debug)]
struct Shown {
    command: String,
    output: String,
}

fn transcripts() -> Vec<Shown> {
    let mut shown = Vec::<Shown>::new();
    for block in README.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            match line.strip_prefix("$ ") {
                Some(command) => shown.push(Shown { command: command.to_owned(), output: String::new() }),
                None => shown.last_mut().unwrap().output += line,
            }
        }
    }
    shown
}

/// Whether `said` is `shown`, where `…` stands for anything.
fn matches(shown: &str, said: &str) -> bool {
    let mut parts = shown.split('…');
    let Some(mut rest) = said.strip_prefix(parts.next().unwrap()) else { return false };
    let parts = parts.collect::<Vec<_>>();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    for part in between {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_curl_lines_give_what_is_shown() {
    let dais = Dais::start_in_real_time(|_| {}).await;
    let shown = transcripts();
    assert!(shown.len() > 12, "the transcripts are not found");
    let separator = "-- end of output --";
    let commands = shown.iter().map(|shown| format!("{}\necho; echo '{separator}'\n", shown.command));
    let script = commands
        .collect::<String>()
        .replace("http://127.0.0.1:9000", &dais.stack.url())
        .replace("cargo run -q --", env!("CARGO_BIN_EXE_dais"));
    let bash = tokio::task::spawn_blocking(move || Command::new("bash").args(["-c", &script]).output().unwrap());
    let said = String::from_utf8(bash.await.unwrap().stdout).unwrap();
    let outputs = said.split(separator).map(str::trim);
    for (shown, output) in shown.iter().zip(outputs) {
        assert!(matches(&shown.output, output), "$ {}\nshown: {}\nsaid:  {output}", shown.command, shown.output);
    }
}

#[test]
fn every_path_that_is_named_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = README.split("## Where things are").nth(1).unwrap();
    let paths = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let paths = paths.collect::<Vec<_>>();
    assert!(paths.len() >= 8);
    for path in paths {
        assert!(root.join(path).exists(), "{path}");
    }
}

#[test]
fn a_wildcard_stands_for_anything_and_nothing_else_does() {
    assert!(matches("a…c", "abc") && matches("a…", "a") && matches("abc", "abc") && matches("…b…d…", "abcd"));
    assert!(!matches("a…c", "abd") && !matches("abc", "abcd") && !matches("", "a") && !matches("a…b…a", "ab"));
}
