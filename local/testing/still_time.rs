//! Tokio's time in a test that has paused it: it stands still while anything
//! is done, and flows while somebody waits for what does not come.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Whether the paused time of a test may go on to the next timer; by default
/// nobody has paused it, and nothing here has an effect.
///
/// Tokio moves a paused time on as soon as nothing is left to do, and takes a
/// request on its way through a socket for nothing. It does not do so while a
/// blocking task runs; so one runs until the time is to flow.
#[derive(Debug, Clone, Default)]
pub struct StillTime(Option<Arc<Mutex<State>>>);

#[derive(Debug, Default)]
struct State {
    /// How many requests are being served.
    served: usize,
    /// How many of them are not answered for now.
    waited_for: usize,
    /// Whether somebody was refused or not answered, and may pause before another try.
    may_pause: bool,
    /// What ends the blocking task.
    held: Option<Sender<()>>,
}

/// Something is going on as long as this is there.
#[derive(Debug)]
pub struct Going(StillTime, fn(&mut State) -> &mut usize);

impl StillTime {
    /// Time that stands still from now on, in a runtime whose time is paused.
    pub fn begin() -> Self {
        let time = Self(Some(Arc::default()));
        time.change(|_| {});
        time
    }

    /// A request is served: no time goes by.
    pub fn serve(&self) -> Going {
        self.count(|state| &mut state.served)
    }

    /// A request that is served is not answered for now: time goes by.
    pub fn wait(&self) -> Going {
        self.refuse();
        self.count(|state| &mut state.waited_for)
    }

    /// Somebody was refused: from now on time goes by whenever nothing is served.
    pub fn refuse(&self) {
        self.change(|state| state.may_pause = true);
    }

    fn count(&self, counter: fn(&mut State) -> &mut usize) -> Going {
        self.change(|state| *counter(state) += 1);
        Going(self.clone(), counter)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let Some(state) = &self.0 else { return };
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        if state.may_pause && state.served <= state.waited_for {
            state.held = None;
        } else if state.held.is_none() {
            let (sender, receiver) = channel();
            tokio::task::spawn_blocking(move || end_of(&receiver));
            state.held = Some(sender);
        }
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        let Self(time, counter) = self;
        time.change(|state| *counter(state) -= 1);
    }
}

/// Waits until the other end is dropped.
fn end_of(held: &Receiver<()>) {
    let _ = held.recv();
}
