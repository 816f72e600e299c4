//! Ids and secrets of LiveKit's kind.

use uuid::Uuid;

/// A prefix that tells what it names, and 12 characters.
pub fn new_id(prefix: &str) -> String {
    let random = Uuid::new_v4().simple().to_string();
    prefix.chars().chain(random.chars().take(12)).collect()
}

/// What nobody guesses.
pub fn new_secret() -> String {
    Uuid::new_v4().simple().to_string()
}
