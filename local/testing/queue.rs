//! What tests do to the queue.

use crate::queue::Queue;

impl Queue {
    /// Lets the message that is due first be delivered twice, as SQS may with
    /// any; whether there is one.
    pub fn repeat_next(&self) -> bool {
        self.messages().copy_first()
    }
}
