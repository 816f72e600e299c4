//! How often a call waits for DynamoDB and the queue, one time after another.

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::Wire;

/// So many turns of the runtime a request waits for those that are sent beside it: all of
/// them are sent before the first is answered.
const TURNS: usize = 64;

/// The requests of a call, by how many answers were waited for before each was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trips {
    /// The operations that are under way at the same time, one wave after another.
    pub waves: Vec<Vec<String>>,
    answered: usize,
}

impl Trips {
    /// A request is sent; which wave it is of.
    pub(super) fn send(&mut self, operation: &str) -> usize {
        let wave = self.answered;
        self.waves.resize_with(self.waves.len().max(wave + 1), Vec::new);
        if let Some(wave) = self.waves.get_mut(wave) {
            wave.push(operation.to_owned());
        }
        wave
    }

    /// One of that wave is answered.
    pub(super) fn answer(&mut self, wave: usize) {
        self.answered = self.answered.max(wave + 1);
    }
}

/// Carries a request of that wave out, behind all that are sent beside it.
pub(super) fn carry_out(wire: Wire, wave: usize, request: HttpRequest, on: SharedHttpConnector) -> HttpConnectorFuture {
    HttpConnectorFuture::new(async move {
        for _ in 0..TURNS {
            tokio::task::yield_now().await;
        }
        let answer = on.call(request).await;
        wire.answered(wave);
        answer
    })
}
