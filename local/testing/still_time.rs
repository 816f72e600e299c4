//! Tokio's time in a test that has paused it: it stands still while anything
//! is done, and flows while somebody waits for what does not come.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::sleep;

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

    /// Whether somebody has begun it.
    pub fn is_begun(&self) -> bool {
        self.0.is_some()
    }

    /// Waits for what takes so long, in time that goes by meanwhile; as nobody
    /// was refused, it stands still again behind it.
    pub async fn pass(self, pause: Duration) {
        if pause.is_zero() {
            return;
        }
        // Both, so that none goes by while anything else is served.
        let _served = self.serve();
        let _waiting = self.count(|state| &mut state.waited_for);
        sleep(pause).await;
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
        let may_flow = state.may_pause || state.waited_for > 0;
        if may_flow && state.served <= state.waited_for {
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
