//! The DynamoDBs that the tests run on, and where they differ.
//!
//! `cargo test` takes the embedded engine (dynoxide 3.2); `.ci/dynamodb-local`
//! takes AWS's DynamoDB Local (2.6.1) as a second referee, for all promises that an
//! engine has a part in. Where the two differ none is skipped; what they tell
//! otherwise is told here. The third column is the real one, by its documentation.
//!
//! | | dynoxide | DynamoDB Local | DynamoDB | done about it |
//! |---|---|---|---|---|
//! | Expired items | deleted by a call, by the test's clock | deleted by itself, by the machine's clock, to which all of a test lies in the past | deleted some days later | there a test's table has no expiry; `Dais::sweep_expired` plays it on both |
//! | Read units of what is not there | 1 per key, 1 per empty Query | 0 in BatchGetItem and Query | 1 per key | expected as [`read_units_of_absent`] |
//! | Write units of a transaction | 2 per KB | 4 for one item and for two | 2 per KB; read units for a repeat with its token | asserted as requests, or as alike for few and many; as units where [`counts_transactions`] |
//! | Write units of BatchWriteItem | 1 per deletion | 2 where nothing is there to delete | 1 per deletion | asserted as requests |
//! | Transactions that overlap | wait for each other | wait for each other | one gets TransactionConflict | refused on the wire (`Wire::simulate`) |
//! | Latencies | none | none | 3 to 20 ms | drawn on the wire (`Wire::simulate`) |
//! | More than 1,000 write or 3,000 read units of a partition a second | taken | taken | throttled | throttled on the wire (`Wire::simulate`) |
//! | Faults, lost answers | never | never | now and then | put on the wire (`Wire::fail_next`) |
//! | ConsistentRead | changes nothing | changes nothing, the index never lags | an older state without it, the index lags | asserted on the wire (`tests/consistency.rs`) |
//! | Page of a Query | ends before 1 MB | ends with the item that passes 1 MB | ends at 1 MB | readers follow LastEvaluatedKey |
//! | Texts of errors | its own | its own | its own | nobody reads them, only types, codes and items |
//! | CreateTable | done when answered | done when answered | takes seconds | `create_table` waits for the table |
//! | Who may do what | anybody anything | anybody anything | IAM | the template's policies are enforced in front of both (`local/iam`) |
//! | Stream of the table | one shard, said to have ended at its last record; tells of writes that change nothing; region `dynoxide` | one shard, region `ddblocal` | several shards, by partition key; nothing of such writes | dealt out to four shards, the rest put right (`local/stream`) |
//! | Cost of a stream | none, by indexes that we add | each write looks at all the table's changes before | none | there a table has one only for those who ask (`Dais::start_telling`) |
//! | Age of stream records | by the test's clock | by the machine's | by its own | there records are as old as they are known: no test of theirs is trimmed (`Source::dated_by_stack`) |
//! | Deletion of the expired, in the stream | `userIdentity` in Lambda's letters | as any, since `sweep_expired` plays it | `userIdentity` | there a deletion of what has expired by the test's clock is taken for one |
//! | Latest of a shard that was empty | what comes after | TrimmedDataAccessException, once something has come | what comes after | read on from the oldest |
//! | Data in a file | yes | not as it is started | always kept | the one test of it, in `tests/stack.rs`, takes the embedded engine always |
//!
//! Alike, since earlier builds of DynamoDB Local did otherwise: a failed
//! condition brings the old item along (ALL_OLD), in transactions too.

use dais::dynamodb::other_url;

/// The read units that strong reads of so many keys take of which none is
/// there. Another DynamoDB is taken for DynamoDB Local.
pub fn read_units_of_absent(keys: f64) -> f64 {
    if other_url().is_some() { 0.0 } else { keys }
}

/// Whether the write units of a transaction are those that the real DynamoDB takes.
pub fn counts_transactions() -> bool {
    other_url().is_none()
}
