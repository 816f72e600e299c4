//! What a process of Lambda's needs, called over HTTP or not: its settings'
//! table, its log with its metrics, and the loop that answers events.

pub mod log;
pub mod process;
pub mod run;
pub mod table;
