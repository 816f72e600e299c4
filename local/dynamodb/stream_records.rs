//! What the embedded engine lacks to keep a stream for long.
//!
//! It keeps every record for ever, and looks through all of them at every write (for
//! the next sequence number) and at every GetRecords: by the ten-thousandth write of
//! a table each took two and a half milliseconds. An index makes that one look, and
//! a trigger forgets what DynamoDB would have forgotten. Both are in the engine's own
//! SQLite database, and survive it when a later version does without.

use dynoxide::storage::Storage;
use dynoxide::{Database, DynoxideError};
use uuid::Uuid;

/// The expressions are those of the engine's queries, else SQLite does not find the
/// indexes; a day has 86,400 seconds.
const SCHEMA: &str = "
    CREATE INDEX IF NOT EXISTS dais_stream_last
        ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
    CREATE INDEX IF NOT EXISTS dais_stream_next
        ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER));
    CREATE INDEX IF NOT EXISTS dais_stream_age ON _stream_records (created_at);
    CREATE TRIGGER IF NOT EXISTS dais_stream_trim AFTER INSERT ON _stream_records BEGIN
        DELETE FROM _stream_records WHERE created_at < NEW.created_at - 86400;
    END;";

/// The database in that file, which is made if it is not there.
pub fn in_file(path: &str) -> Result<Database, DynoxideError> {
    prepared(path)?;
    Database::new(path)
}

/// A database in memory that is empty yet. It can only be restored from another one:
/// the engine lets nobody at the inside of one that it has opened.
pub fn in_memory(empty: Database) -> Result<Database, DynoxideError> {
    let path = format!("file:dais-{}?mode=memory&cache=shared", Uuid::new_v4());
    // There for as long as it is open.
    let _template = prepared(&path)?;
    empty.restore_from(&path)?;
    Ok(empty)
}

fn prepared(path: &str) -> Result<Storage, DynoxideError> {
    let storage = Storage::new(path)?;
    storage.conn().execute_batch(SCHEMA)?;
    Ok(storage)
}
