//! Sends webhooks to one URL, and keeps what became of them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::delivery::Delivery;
use super::post::Poster;
use super::webhook::{CONTENT_TYPE, Webhook};

/// How long an answer may take.
const TIME_TO_ANSWER: Duration = Duration::from_secs(15);

/// What all queues send with.
#[derive(Debug, Clone)]
pub struct Sender {
    url: Arc<str>,
    poster: Poster,
    deliveries: Arc<Mutex<Vec<Delivery>>>,
    under_way: watch::Sender<usize>,
}

/// A webhook is under way as long as this is there.
#[derive(Debug)]
pub struct UnderWay(watch::Sender<usize>);

impl Sender {
    /// A sender to `url`.
    pub fn to(url: String) -> Self {
        let under_way = watch::Sender::new(0);
        Self { url: url.into(), poster: Poster::default(), deliveries: Arc::default(), under_way }
    }

    fn list(&self) -> MutexGuard<'_, Vec<Delivery>> {
        self.deliveries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was noted so far.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.list().clone()
    }

    /// Notes what became of a webhook.
    pub fn note(&self, delivery: Delivery) {
        if !delivery.succeeded() {
            let Delivery { event, status, dropped } = &delivery;
            tracing::warn!(event, status, ?dropped, "webhook not taken");
        }
        self.list().push(delivery);
    }

    /// One more is under way.
    pub fn under_way(&self) -> UnderWay {
        self.under_way.send_modify(|count| *count += 1);
        UnderWay(self.under_way.clone())
    }

    /// Waits until none is under way.
    pub async fn settled(&self) {
        // It fails only when the sender is gone, and that is ours.
        let _ = self.under_way.subscribe().wait_for(|count| *count == 0).await;
    }

    /// Sends it once; the status of the answer, if there is one.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        let sent = self.poster.post(&self.url, CONTENT_TYPE, Some(&webhook.authorization), webhook.body.clone());
        match timeout(TIME_TO_ANSWER, sent).await {
            Ok(Ok((status, _))) => Some(status.as_u16()),
            Ok(Err(_)) | Err(_) => None,
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}
