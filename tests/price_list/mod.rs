//! What each call costs, in requests, units, bytes and dollars, through the whole local
//! stack: held against `COSTS.md` and the README's table, which `DAIS_COSTS=write cargo test
//! price_list` writes anew.

mod access_log;
mod call;
mod document;
mod entry;
mod exceptions;
mod growth;
mod plant;
mod pricer;
mod readme;
mod scenes;

use std::collections::BTreeSet;
use std::{env, fs};

use serde_json::Value;
use tokio::sync::OnceCell;

use entry::Entry;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/COSTS.md");
const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

type Groups = Vec<(&'static str, Vec<Entry>)>;

/// Measured once for all tests.
async fn measured() -> &'static Groups {
    static MEASURED: OnceCell<Groups> = OnceCell::const_new();
    MEASURED.get_or_init(scenes::all).await
}

#[tokio::test]
async fn the_committed_price_list_is_what_calls_cost() {
    let document = document::document(measured().await, &growth::all().await, &growth::heard().await);
    let readme = fs::read_to_string(README).unwrap();
    let with_table = readme::with_table(&readme, measured().await);
    if env::var("DAIS_COSTS").is_ok_and(|how| how == "write") {
        fs::write(FILE, document).unwrap();
        fs::write(README, with_table).unwrap();
        return;
    }
    let committed = fs::read_to_string(FILE).unwrap();
    let changed = document.lines().filter(|line| !committed.lines().any(|known| known == *line)).collect::<Vec<_>>();
    assert_eq!(changed, Vec::<&str>::new(), "what costs otherwise; DAIS_COSTS=write cargo test price_list writes it");
    assert_eq!(document, committed);
    assert_eq!(with_table, readme);
}

#[tokio::test]
async fn every_operation_is_in_the_price_list() {
    let document: Value = serde_json::from_str(&fs::read_to_string("openapi.json").unwrap()).unwrap();
    let operations =
        document["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
    let documented = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect::<BTreeSet<_>>();
    let priced = measured().await.iter().flat_map(|(_, entries)| entries);
    assert_eq!(priced.map(|entry| entry.operation).collect::<BTreeSet<_>>(), documented);
}

#[tokio::test]
async fn what_costs_much_more_than_the_cheapest_design_could_says_why() {
    let unexplained = document::unexplained(measured().await);
    assert_eq!(unexplained, Vec::<String>::new());
}
