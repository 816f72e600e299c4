//! Things by name, and by when time alone does something to them, so that it
//! is known at once to which of thousands that comes first.

use std::collections::{BTreeMap, BTreeSet};

use shared::domain::time::Timestamp;

/// What time alone may do something to.
pub trait Dated {
    /// When it does, as things are now.
    fn due_at(&self) -> Option<Timestamp>;
}

/// Things by name. They change in [`ByDue::change`] alone, which keeps the times
/// right: none is ever left over, or missing.
#[derive(Debug)]
pub struct ByDue<T> {
    things: BTreeMap<String, T>,
    dues: BTreeSet<(Timestamp, String)>,
}

impl<T> Default for ByDue<T> {
    fn default() -> Self {
        Self { things: BTreeMap::new(), dues: BTreeSet::new() }
    }
}

impl<T: Dated> ByDue<T> {
    /// The thing of that name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.things.get(name)
    }

    /// All, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.things.iter().map(|(name, thing)| (name.as_str(), thing))
    }

    /// Puts a thing in; the one that had its name is gone.
    pub fn insert(&mut self, name: String, thing: T) {
        self.remove(&name);
        self.dues.extend(thing.due_at().map(|at| (at, name.clone())));
        self.things.insert(name, thing);
    }

    /// Takes a thing out.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let (name, thing) = self.things.remove_entry(name)?;
        if let Some(at) = thing.due_at() {
            self.dues.remove(&(at, name));
        }
        Some(thing)
    }

    /// Changes the thing of that name.
    pub fn change<R>(&mut self, name: &str, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let thing = self.things.get_mut(name)?;
        let before = thing.due_at();
        let changed = change(thing);
        let after = thing.due_at();
        if before != after {
            if let Some(at) = before {
                self.dues.remove(&(at, name.to_owned()));
            }
            self.dues.extend(after.map(|at| (at, name.to_owned())));
        }
        Some(changed)
    }

    /// The thing that is due first, and when; of several the first by name.
    pub fn first_due(&self) -> Option<(Timestamp, &str)> {
        self.dues.first().map(|(at, name)| (*at, name.as_str()))
    }
}
