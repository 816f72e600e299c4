//! A request that is under way for as long as a test wants.

use tokio::sync::oneshot::{Receiver, Sender, channel};

/// The test's end: holds a request back on its way to DynamoDB until it is let go,
/// or this is dropped. Nobody's patience is any shorter for it, but where a test
/// has a caller's patience in a time that flows.
#[derive(Debug)]
pub struct HeldBack {
    reached: Receiver<()>,
    _held: Sender<()>,
}

/// The request's end.
#[derive(Debug)]
pub(super) struct Hold {
    reached: Sender<()>,
    held: Receiver<()>,
}

/// Both ends.
pub(super) fn hold() -> (Hold, HeldBack) {
    let (reached, is_reached) = channel();
    let (sender, held) = channel();
    (Hold { reached, held }, HeldBack { reached: is_reached, _held: sender })
}

impl HeldBack {
    /// Waits until the request is on its way, and so held.
    pub async fn reached(&mut self) {
        let _ = (&mut self.reached).await;
    }

    /// Lets it go on.
    pub fn let_go(self) {}
}

impl Hold {
    /// Waits until it is let go.
    pub(super) async fn over(self) {
        let _ = self.reached.send(());
        let _ = self.held.await;
    }
}
