//! No function grows by the way: what it weighs is in the change log, beside the line
//! that says why.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::build::functions;

/// The table's heading in CHANGELOG.md.
const HEADING: &str = "### Sizes of the functions";

/// How much larger than its line a bootstrap may be, in percent: other compilers and
/// patched dependencies.
const TOLERATED: u64 = 3;

/// The lines of the table: `| rooms | 6,123,456 |`.
fn told(changelog: &str) -> BTreeMap<String, u64> {
    let section = changelog.split_once(HEADING).map_or("", |(_, after)| after);
    let section = section.split("\n#").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.trim_matches(['|', ' ']).split_once(" | "));
    let line = |(name, bytes): (&str, &str)| Some((name.to_owned(), bytes.replace(',', "").parse().ok()?));
    cells.filter_map(line).collect()
}

fn with_commas(bytes: u64) -> String {
    let digits = bytes.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap());
    groups.collect::<Vec<_>>().join(",")
}

/// What is wrong about the sizes `built`, by what is `told` of them.
fn faults(told: &BTreeMap<String, u64>, built: &BTreeMap<String, u64>) -> Vec<String> {
    let names = told.keys().chain(built.keys()).collect::<BTreeSet<_>>();
    let fault = |name: &String| match (told.get(name), built.get(name)) {
        (Some(_), None) => Some(format!("{name} has a line and is no function")),
        (None, Some(bytes)) => Some(format!("{name} has no line: | {name} | {} |", with_commas(*bytes))),
        (Some(told), Some(bytes)) if bytes * 100 > told * (100 + TOLERATED) => Some(format!(
            "{name} has grown by {:.1} %: | {name} | {} |",
            (*bytes as f64 / *told as f64 - 1.0) * 100.0,
            with_commas(*bytes)
        )),
        _ => None,
    };
    names.into_iter().filter_map(fault).collect()
}

#[test]
fn no_function_grows_without_a_word_in_the_change_log() {
    let changelog = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CHANGELOG.md")).unwrap();
    let size = |path| fs::metadata(path).unwrap().len();
    let built = functions().into_iter().map(|function| (function.name.clone(), size(function.x86_64()))).collect();
    let faults = faults(&told(&changelog), &built);
    assert!(
        faults.is_empty(),
        "write it into \"{HEADING}\" of CHANGELOG.md, and beside it why that much more is deployed and loaded:\n{}",
        faults.join("\n")
    );
}

#[test]
fn a_function_that_grows_or_comes_or_goes_is_named() {
    let told = told(
        "# Changelog\n\n### Sizes of the functions\n\n| Function | Bytes |\n|---|---|\n| docs | 1,000 |\n| rooms | 2,000,000 |\n\n### Else\n\n| mutes | 3 |\n",
    );
    let sizes = |sizes: &[(&str, u64)]| sizes.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect();
    assert_eq!(told, sizes(&[("docs", 1_000), ("rooms", 2_000_000)]));
    assert!(faults(&told, &sizes(&[("docs", 1_030), ("rooms", 9)])).is_empty());
    assert_eq!(
        faults(&told, &sizes(&[("mutes", 5_000), ("rooms", 2_060_001)])),
        [
            "docs has a line and is no function",
            "mutes has no line: | mutes | 5,000 |",
            "rooms has grown by 3.0 %: | rooms | 2,060,001 |"
        ]
    );
}
