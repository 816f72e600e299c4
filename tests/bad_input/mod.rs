//! Bad input: one table of everything that may be wrong with a request. Each
//! row is answered the 4xx of the contract in its group's body shape, names
//! the field, and changes nothing.

mod cases;
mod coverage;
mod expand;
mod kinds;
mod order;
mod row;
mod seeded;
mod verdict;

use cases::operations;
use row::Operation;
use seeded::Seeded;
use verdict::fault;

#[tokio::test]
async fn every_valid_request_of_the_table_is_taken() {
    for operation in operations() {
        let answer = Seeded::start().await.send_valid(&operation).await;
        assert!(answer.status.is_success(), "{}: {} {}", operation.name, answer.status, answer.text);
    }
}

#[tokio::test]
async fn every_wrong_value_is_refused_by_its_name_and_changes_nothing() {
    let mut faults = Vec::new();
    for operation in operations() {
        faults.extend(faults_of_wrong_values(&operation).await);
    }
    assert!(faults.is_empty(), "{} rows:\n{}", faults.len(), faults.join("\n"));
}

async fn faults_of_wrong_values(operation: &Operation) -> Vec<String> {
    let seeded = Seeded::start().await;
    let before = seeded.state().await;
    let mut faults = Vec::new();
    for row in operation.rows.iter().filter(|row| !row.is_taken()) {
        faults.extend(fault(operation, row, &seeded.send(operation, row).await));
    }
    if seeded.state().await != before {
        faults.push(format!("{}: a refused request changed something", operation.name));
    }
    faults
}

#[tokio::test]
async fn every_value_that_is_unusual_but_no_fault_is_taken() {
    let mut faults = Vec::new();
    for operation in operations() {
        for row in operation.rows.iter().filter(|row| row.is_taken()) {
            let answer = Seeded::start().await.send(&operation, row).await;
            faults.extend(fault(&operation, row, &answer));
        }
    }
    assert!(faults.is_empty(), "{} rows:\n{}", faults.len(), faults.join("\n"));
}
