//! One kind of work, several chats at a time, for as long as there is time.

use super::super::VoiceFault;
use crate::domain::voice::names::ChatRef;
use futures::future::FutureExt;
use futures::stream::{self, StreamExt};

use super::Sweep;

/// How one kind of work went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many chats could not be dealt with; why is in the log.
    pub failed: usize,
    /// For how many there was no time.
    pub not_reached: usize,
    /// The first of them: where the next sweep begins.
    pub next: Option<String>,
}

/// How one chat went.
enum Went<T> {
    Well(T),
    Failed,
    NotReached(String),
}

impl Sweep<'_> {
    /// Does `deal` for every chat, beginning with the one at `from`; tells what
    /// came of those that were dealt with, too.
    pub async fn work<C, T, F>(
        &self,
        kind: &str,
        mut chats: Vec<(ChatRef, C)>,
        from: Option<&str>,
        deal: impl Fn(ChatRef, C) -> F,
    ) -> (Outcome, Vec<T>)
    where
        F: Future<Output = Result<T, VoiceFault>>,
    {
        chats.sort_by_cached_key(|(chat_ref, _)| chat_ref.to_string());
        let begun =
            chats.partition_point(|(chat_ref, _)| from.is_some_and(|from| chat_ref.to_string().as_str() < from));
        chats.rotate_left(begun);
        let mut tasks = Vec::with_capacity(chats.len());
        for (index, (chat_ref, chat)) in chats.into_iter().enumerate() {
            let (name, work) = (chat_ref.to_string(), deal(chat_ref, chat));
            let task = self.if_there_is_time(kind, name, index < self.limits.at_once, work);
            tasks.push(task.map(move |went| (index, went)));
        }
        let mut done = stream::iter(tasks).buffer_unordered(self.limits.at_once).collect::<Vec<_>>().await;
        // In their order again, so that the first one not reached is known.
        done.sort_by_key(|(index, _)| *index);
        let (mut outcome, mut results) = (Outcome::default(), Vec::new());
        for (_, went) in done {
            match went {
                Went::Well(result) => results.push(result),
                Went::Failed => outcome.failed += 1,
                Went::NotReached(chat_ref) => {
                    outcome.not_reached += 1;
                    outcome.next.get_or_insert(chat_ref);
                }
            }
        }
        if let Some(next) = &outcome.next {
            tracing::warn!(kind, not_reached = outcome.not_reached, next, "out of time; these come first next time");
        }
        (outcome, results)
    }

    async fn if_there_is_time<T>(
        &self,
        kind: &str,
        chat_ref: String,
        is_first: bool,
        work: impl Future<Output = Result<T, VoiceFault>>,
    ) -> Went<T> {
        if !is_first && self.started.elapsed() >= self.limits.time {
            return Went::NotReached(chat_ref);
        }
        match tokio::time::timeout_at(self.started + self.limits.end, work).await {
            Ok(Ok(result)) => Went::Well(result),
            Ok(Err(fault)) => {
                tracing::warn!(kind, %fault, chat = chat_ref, "the sweep of a chat failed");
                Went::Failed
            }
            Err(_) => {
                tracing::warn!(
                    kind,
                    ms = self.started.elapsed().as_millis(),
                    chat = chat_ref,
                    "the sweep of a chat was cut off"
                );
                Went::NotReached(chat_ref)
            }
        }
    }
}
