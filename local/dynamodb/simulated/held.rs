//! Which items are held by a transaction, and on which a plain write is under way.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::locked;
use super::touched::{Kind, Touched};

/// The items under way, by key. Plain writes of one item wait for each other,
/// which the engine lets them do; everything else that meets is refused.
#[derive(Debug, Default)]
pub struct Held(HashMap<String, By>);

#[derive(Debug, Default)]
struct By {
    transaction: bool,
    writes: usize,
}

/// Its items are held as long as this is there, so that a request that is given
/// up lets go of them.
#[derive(Debug)]
pub struct Holding {
    held: Arc<Mutex<Held>>,
    items: Vec<String>,
    kind: Kind,
}

impl Held {
    /// Holds what a request writes, if nothing is in its way; otherwise tells
    /// which of its parts met something.
    ///
    /// DynamoDB's documentation has a transaction refused where it meets another
    /// one or, reading, a plain write. That a writing one is refused by a plain
    /// write under way is the stricter reading.
    pub fn hold(of: &Arc<Mutex<Self>>, touched: &Touched) -> Result<Holding, Vec<bool>> {
        let mut held = locked(of);
        let kind = touched.kind;
        let items = touched.parts.iter().map(|part| part.item.as_deref().unwrap_or_default());
        let met = items.clone().map(|item| held.is_in_the_way(item, kind)).collect::<Vec<_>>();
        if met.contains(&true) {
            return Err(met);
        }
        let items = items.filter(|_| kind.writes()).map(str::to_owned).collect::<Vec<_>>();
        for item in &items {
            let by = held.0.entry(item.clone()).or_default();
            match kind {
                Kind::Transaction => by.transaction = true,
                _ => by.writes += 1,
            }
        }
        Ok(Holding { held: of.clone(), items, kind })
    }

    fn is_in_the_way(&self, item: &str, kind: Kind) -> bool {
        let Some(by) = self.0.get(item) else { return false };
        match kind {
            Kind::Transaction | Kind::TransactionalRead => by.transaction || by.writes > 0,
            Kind::Write => by.transaction,
            // What is committed is read, whatever is under way.
            Kind::Read | Kind::Other => false,
        }
    }

    fn let_go(&mut self, item: &str, kind: Kind) {
        let Some(by) = self.0.get_mut(item) else { return };
        match kind {
            Kind::Transaction => by.transaction = false,
            _ => by.writes = by.writes.saturating_sub(1),
        }
        if !by.transaction && by.writes == 0 {
            self.0.remove(item);
        }
    }
}

impl Drop for Holding {
    fn drop(&mut self) {
        let mut held = locked(&self.held);
        for item in &self.items {
            held.let_go(item, self.kind);
        }
    }
}
