//! `cargo run -- coldstart` tells of every function of the template. How fast they are it
//! tells too, and no test does: that is the machine's.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use dais::coldstart::{ColdStartError, ColdStarts, Report, Spread, measure};
use dais::template::{TEMPLATE, Template};
use tempfile::TempDir;

fn functions() -> Vec<String> {
    Template::parse(TEMPLATE).unwrap().policies.into_keys().collect()
}

/// A folder with that program as every one of these functions.
fn built(names: &[String], program: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        symlink(program, folder.path().join(name).join("bootstrap")).unwrap();
    }
    folder
}

fn stand_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/coldstart/bootstrap")
}

/// With some file as the certificate roots: the stand-ins read none.
async fn started(folder: &TempDir, only: Vec<String>) -> Result<Report, ColdStartError> {
    let (bootstraps, roots) = (Some(folder.path().to_owned()), Some(stand_in()));
    measure(ColdStarts { runs: 2, bootstraps, only, roots, json: false }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_cold_starts_has_every_function_of_the_template() {
    let functions = functions();
    let report = started(&built(&functions, &stand_in()), functions.clone()).await.unwrap();
    assert_eq!(report.rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>(), functions);
    let took = |spread: &Spread| {
        spread
            .milliseconds()
            .is_some_and(|took| 0.0 < took.least && took.least <= took.median && took.median <= took.worst)
    };
    for row in &report.rows {
        for times in [&row.one_file, &row.directory] {
            assert!(took(&times.first_next), "{row:?}");
            assert!(took(&times.first_answer) || !row.reads, "{row:?}");
        }
        assert!(row.peak_kib > 0 && row.zipped.is_some_and(|zipped| Some(zipped) < row.stripped), "{row:?}");
    }
    let table = report.to_string();
    for row in &report.rows {
        assert!(table.lines().any(|line| line.split(' ').next() == Some(&row.name)), "{table}");
    }
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["rows"].as_array().unwrap().len(), functions.len());
    assert!(json["rows"][0]["one_file"]["first_next"]["median"].is_f64(), "{json}");
}

#[tokio::test]
async fn what_is_not_built_is_named_with_what_builds_it() {
    let functions = functions();
    let folder = built(&functions[1..], &stand_in());
    let error = started(&folder, Vec::new()).await.unwrap_err().to_string();
    assert!(error.contains(&format!("{}/bootstrap is not there", functions[0])), "{error}");
    assert!(error.contains("cargo lambda build --release --locked --bin av-config"), "{error}");
    let error = started(&folder, vec!["room".to_owned()]).await.unwrap_err().to_string();
    assert!(error.starts_with("no function is called room; there are"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_start_is_told_with_its_last_words() {
    let rooms = vec!["rooms".to_owned()];
    let folder = built(&rooms, Path::new("/bin/ls"));
    let error = started(&folder, rooms.clone()).await.unwrap_err().to_string();
    assert!(error.starts_with("rooms: ended before its first answer: "), "{error}");
}
