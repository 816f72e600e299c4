//! What is measured: each operation in its usual case and in its worst.

mod messages;
mod mutes;
mod others;
mod rooms;
pub mod voice;

use super::entry::Entry;

/// Every call of the price list, in its order.
pub async fn all() -> Vec<(&'static str, Vec<Entry>)> {
    Vec::from([
        ("Voice stages", voice::entries().await),
        ("Chat messages", messages::entries().await),
        ("Rooms", rooms::entries().await),
        ("Mutes, bans and their log", mutes::entries().await),
        ("Settings, live events, pages and documents", others::entries().await),
    ])
}

/// A text of so many characters that are as long as any.
fn filled(characters: usize) -> String {
    "🦀".repeat(characters)
}
