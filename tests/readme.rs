//! What the README shows is what its commands print.

use std::process::Command;

use crate::support::Dais;

const README: &str = include_str!("../README.md");

const PAGES: [(&str, &str); 4] = [
    ("README.md", README),
    ("docs/ARCHITECTURE.md", include_str!("../docs/ARCHITECTURE.md")),
    ("docs/LIVEKIT.md", include_str!("../docs/LIVEKIT.md")),
    ("docs/OPERATIONS.md", include_str!("../docs/OPERATIONS.md")),
];

/// The blocks of a page, each with the language it is in.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fenced = page.split("```").skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').unwrap()).collect()
}

/// A block of commands, and what it prints.
#[derive(Debug)]
struct Shown {
    commands: String,
    output: String,
}

/// The blocks to be pasted beside a running stack.
fn walkthrough() -> Vec<Shown> {
    let all = README.split("In another terminal, a token").nth(1).unwrap().split("## Tokens").next().unwrap();
    let mut shown = Vec::<Shown>::new();
    for (language, text) in blocks(all) {
        match language {
            "sh" => shown.push(Shown { commands: text.to_owned(), output: String::new() }),
            "text" => shown.last_mut().unwrap().output += text.trim(),
            other => panic!("a block of {other:?} is neither pasted nor printed"),
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

/// What each block prints, all of them pasted into one shell.
async fn pasted(dais: &Dais, blocks: &[Shown]) -> Vec<String> {
    let separator = "-- end of output --";
    let blocks = blocks.iter().map(|shown| format!("{}\necho; echo '{separator}'\n", shown.commands));
    let script = blocks
        .collect::<String>()
        .replace("http://127.0.0.1:9000", &dais.stack.url())
        .replace("cargo run -q --", env!("CARGO_BIN_EXE_dais"));
    let bash = tokio::task::spawn_blocking(move || Command::new("bash").args(["-c", &script]).output().unwrap());
    let said = String::from_utf8(bash.await.unwrap().stdout).unwrap();
    said.split(separator).map(|output| output.trim().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_walkthrough_prints_what_is_shown_and_does_so_again() {
    let dais = Dais::start_in_real_time(|_| {}).await;
    let shown = walkthrough();
    assert!(shown.iter().filter(|shown| !shown.output.is_empty()).count() > 12, "the blocks are not found");
    for round in 1..=2 {
        let said = pasted(&dais, &shown).await;
        assert_eq!(said.len(), shown.len() + 1);
        for (shown, said) in shown.iter().zip(said) {
            let Shown { commands, output } = shown;
            assert!(matches(output, &said), "round {round}: {commands}\nshown: {output}\nsaid:  {said}");
        }
    }
}

/// A copied prompt is a command that is not there, and zsh takes a `#` behind a
/// command for an argument of it.
#[test]
fn what_can_be_copied_runs_in_any_shell_as_it_is() {
    for (page, text) in PAGES {
        for (language, block) in blocks(text) {
            assert_ne!(language, "console", "{page}: commands and outputs apart");
            for line in block.lines().filter(|_| language == "sh") {
                assert!(!line.trim_start().starts_with("$ ") && !line.trim_start().starts_with('#'), "{page}: {line}");
                assert!(!line.contains(" #"), "{page}: {line}");
            }
            if language == "sh" {
                // Placeholders are for the reader to fill.
                let filled = block.replace(['<', '>'], "");
                let read = Command::new("bash").args(["-n", "-c", &filled]).status().unwrap();
                assert!(read.success(), "{page}: {block}");
            }
        }
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
