//! Live events.

use super::super::kinds::Kind;
use super::super::row::Operation;

pub fn live() -> Vec<Operation> {
    vec![Operation::new("GET /live").may_ask("room", "r", Kind::Room)]
}
