//! Chance, as the operations draw it.

use uuid::Uuid;

use crate::domain::chance::Chance;

/// Draws anew.
pub fn draw() -> Chance {
    Chance::of(Uuid::new_v4())
}
