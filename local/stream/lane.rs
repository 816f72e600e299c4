//! What waits for a function in one lane: batches one after another, each until it
//! is dealt with or discarded. The rules are those of the mapping; time is told.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use shared::domain::time::Timestamp;

use super::answer::Outcome;
use super::mapping::StreamMapping;
use super::record::Record;

/// How long DynamoDB keeps a record.
pub const RETENTION: Duration = Duration::from_hours(24);

/// What an event may have in bytes: the limit of a synchronous call.
const PAYLOAD: usize = 6 * 1024 * 1024;

/// What an event has beside its records.
const ENVELOPE: usize = r#"{"Records":[]}"#.len();

/// How long Lambda waits before a batch is tried again: this, then twice as long
/// each time. (That it does is documented, how long is not.)
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest it waits.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Records that go to the function together.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// In their order.
    pub records: Vec<Arc<Record>>,
    /// How often just these went to the function.
    pub calls: u32,
    /// Whether the last call ended in an error; none without a call.
    pub ended_in_error: Option<bool>,
    /// How much of its retries is used up.
    retries: u32,
    due: Option<Timestamp>,
}

/// What is to be done now.
#[derive(Debug)]
pub enum Next {
    /// This is to go to the function; what came of it is to be told.
    Call(Batch),
    /// This has become too old, and is gone.
    TooOld(Batch),
}

/// What was done.
#[derive(Debug, Default)]
pub struct Settled {
    /// How many records are dealt with.
    pub done: usize,
    /// How many are to be tried again.
    pub failed: usize,
    /// What will not be tried again.
    pub given_up: Option<Batch>,
}

/// A lane.
#[derive(Debug, Default)]
pub struct Lane {
    /// What was never in a batch, and since when it is here.
    waiting: VecDeque<(Arc<Record>, Timestamp)>,
    /// What was; the first is what is tried next, or under way.
    batches: VecDeque<Batch>,
}

impl Lane {
    /// A record of interest has come.
    pub fn push(&mut self, record: Record, now: Timestamp) {
        self.waiting.push_back((Arc::new(record), now));
    }

    /// What is to be done now; nothing while a batch gathers, or waits to be tried again.
    pub fn next(&mut self, mapping: &StreamMapping, now: Timestamp) -> Option<Next> {
        if self.batches.is_empty() {
            let gathered = self.gather(mapping, now);
            self.batches.extend(gathered);
        }
        let batch = self.batches.front_mut()?;
        let age = mapping.maximum_age.unwrap_or(RETENTION).min(RETENTION);
        let old = batch.records.iter().take_while(|record| record.created.after(age) < now).count();
        if old > 0 {
            let rest = batch.records.split_off(old);
            let too_old = Batch { records: std::mem::replace(&mut batch.records, rest), ..batch.clone() };
            self.batches.pop_front_if(|batch| batch.records.is_empty());
            return Some(Next::TooOld(too_old));
        }
        batch.due.is_none_or(|due| due <= now).then(|| Next::Call(batch.clone()))
    }

    /// What came of the batch that was to go to the function; `is_error` if there was
    /// no answer.
    pub fn settle(&mut self, outcome: Outcome, is_error: bool, mapping: &StreamMapping, now: Timestamp) -> Settled {
        let Some(mut batch) = self.batches.pop_front() else { return Settled::default() };
        batch.calls += 1;
        batch.ended_in_error = Some(is_error);
        let done = match outcome {
            Outcome::Done => batch.records.len(),
            Outcome::DoneBefore(place) => place,
            Outcome::Failed => 0,
        };
        batch.records.drain(..done.min(batch.records.len()));
        let failed = batch.records.len();
        if failed == 0 {
            return Settled { done, ..Settled::default() };
        }
        if mapping.bisects && (done > 0 || failed > 1) {
            // Splitting uses up no retry. What an answer has split is tried as it is.
            let rest = if done > 0 { Vec::new() } else { batch.records.split_off(failed.div_ceil(2)) };
            let part = |records| Batch { records, retries: batch.retries, ..Batch::default() };
            let parts = [part(batch.records), part(rest)].into_iter().filter(|part| !part.records.is_empty());
            parts.rev().for_each(|part| self.batches.push_front(part));
            return Settled { done, failed, given_up: None };
        }
        if mapping.retries.is_some_and(|retries| batch.retries >= retries) {
            return Settled { done, failed: 0, given_up: Some(batch) };
        }
        batch.due = Some(now.after(pause(batch.retries)));
        batch.retries += 1;
        self.batches.push_front(batch);
        Settled { done, failed, given_up: None }
    }

    /// When something is to be done next, if nothing else comes.
    pub fn due(&self, mapping: &StreamMapping) -> Option<Timestamp> {
        let gathered = || {
            let (_, since) = self.waiting.front()?;
            Some(if self.is_full(mapping) { *since } else { since.after(mapping.window) })
        };
        self.batches.front().map_or_else(gathered, |batch| batch.due.or(Some(Timestamp::from_millis(0))))
    }

    /// The next batch, if it is full or its window is over.
    fn gather(&mut self, mapping: &StreamMapping, now: Timestamp) -> Option<Batch> {
        let (_, since) = self.waiting.front()?;
        if !self.is_full(mapping) && since.after(mapping.window) > now {
            return None;
        }
        let records = self.waiting.drain(..self.fitting(mapping)).map(|(record, _)| record).collect();
        Some(Batch { records, ..Batch::default() })
    }

    fn is_full(&self, mapping: &StreamMapping) -> bool {
        let fitting = self.fitting(mapping);
        fitting == mapping.batch_size || fitting < self.waiting.len()
    }

    /// How many of those waiting go into one event.
    fn fitting(&self, mapping: &StreamMapping) -> usize {
        let mut size = ENVELOPE;
        let fits = |(record, _): &&(Arc<Record>, Timestamp)| {
            // With the comma behind it.
            size += record.size + 1;
            size <= PAYLOAD
        };
        self.waiting.iter().take(mapping.batch_size).take_while(fits).count()
    }
}

fn pause(retries: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(retries)).min(LONGEST_PAUSE)
}

#[cfg(test)]
pub mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;
    use crate::intrinsics::Intrinsics;

    const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);

    /// That many records with their places as sequence numbers.
    pub fn records(many: usize) -> Vec<Record> {
        let record = |place: usize| Record {
            json: json!({ "place": place }),
            size: 100,
            sequence_number: place.to_string(),
            created: START,
            partition: 0,
            item: 0,
        };
        (0..many).map(record).collect()
    }

    fn mapping(properties: &Value) -> StreamMapping {
        let mut whole = json!({ "FunctionName": null, "EventSourceArn": null, "StartingPosition": "LATEST" });
        whole.as_object_mut().unwrap().extend(properties.as_object().unwrap().clone());
        let yaml =
            serde_json::to_string(&whole).unwrap().replace(r#""FunctionName":null"#, r#""FunctionName": !Ref Live"#);
        let binaries = BTreeMap::from([("Live".to_owned(), "live".to_owned())]);
        let none = serde_yaml_ng::Value::Null;
        let intrinsics = Intrinsics { parameters: none.clone(), conditions: none };
        let properties = serde_yaml_ng::from_str(&yaml).unwrap();
        StreamMapping::parse("Records".to_owned(), properties, &binaries, &intrinsics).unwrap()
    }

    fn lane(many: usize) -> Lane {
        let mut lane = Lane::default();
        records(many).into_iter().for_each(|record| lane.push(record, START));
        lane
    }

    fn at(seconds: u64) -> Timestamp {
        START.after(Duration::from_secs(seconds))
    }

    fn places(batch: &Batch) -> String {
        batch.records.iter().map(|record| record.sequence_number.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What goes to the function, the places of its records behind one another.
    fn called(lane: &mut Lane, mapping: &StreamMapping, now: Timestamp) -> Option<String> {
        match lane.next(mapping, now) {
            Some(Next::Call(batch)) => Some(places(&batch)),
            _ => None,
        }
    }

    #[test]
    fn a_batch_is_full_or_its_window_is_over() {
        let mapping = mapping(&json!({ "BatchSize": 2, "MaximumBatchingWindowInSeconds": 5 }));
        let mut lane = lane(3);
        assert_eq!(called(&mut lane, &mapping, START).as_deref(), Some("0 1"));
        // Until it is known what came of them, the same ones are first.
        assert_eq!(called(&mut lane, &mapping, START).as_deref(), Some("0 1"));
        assert_eq!(lane.settle(Outcome::Done, false, &mapping, START).done, 2);
        assert_eq!(lane.due(&mapping), Some(at(5)));
        assert_eq!(called(&mut lane, &mapping, at(4)), None);
        assert_eq!(called(&mut lane, &mapping, at(5)).as_deref(), Some("2"));
    }

    #[test]
    fn an_event_has_six_megabytes_at_most() {
        let mapping = mapping(&json!({ "BatchSize": 10_000, "MaximumBatchingWindowInSeconds": 5 }));
        let mut lane = Lane::default();
        for record in records(9) {
            lane.push(Record { size: 799_999, ..record }, START);
        }
        assert_eq!(called(&mut lane, &mapping, START).as_deref(), Some("0 1 2 3 4 5 6"));
    }

    #[test]
    fn what_fails_is_tried_again_after_ever_longer_pauses_until_its_retries_are_used_up() {
        let mapping = mapping(&json!({ "MaximumRetryAttempts": 2 }));
        let mut lane = lane(2);
        for (second, due) in [(0, 1), (1, 3)] {
            assert!(called(&mut lane, &mapping, at(second)).is_some());
            assert_eq!(lane.settle(Outcome::Failed, true, &mapping, at(second)).failed, 2);
            assert_eq!(lane.due(&mapping), Some(at(due)));
            assert_eq!(called(&mut lane, &mapping, at(due).before(Duration::from_millis(1))), None);
        }
        assert!(called(&mut lane, &mapping, at(3)).is_some());
        let given_up = lane.settle(Outcome::Failed, true, &mapping, at(3)).given_up.unwrap();
        assert_eq!((places(&given_up).as_str(), given_up.calls, given_up.ended_in_error), ("0 1", 3, Some(true)));
        assert_eq!(lane.due(&mapping), None);
    }

    #[test]
    fn without_a_limit_it_is_tried_until_dynamodb_keeps_it_no_longer() {
        let mapping = mapping(&json!({}));
        let mut lane = lane(1);
        let (mut now, mut calls) = (START, 0);
        loop {
            match lane.next(&mapping, now) {
                Some(Next::Call(_)) => calls += 1,
                Some(Next::TooOld(batch)) => {
                    assert_eq!((batch.records.len(), batch.calls), (1, calls));
                    break;
                }
                None => panic!("nothing is due"),
            }
            lane.settle(Outcome::Failed, false, &mapping, now);
            now = lane.due(&mapping).unwrap();
        }
        assert!(now > START.after(RETENTION) && calls > 1_000, "{now} {calls}");
    }

    #[test]
    fn halves_lead_to_the_record_that_fails_and_use_up_no_retry() {
        let mapping = mapping(&json!({ "BisectBatchOnFunctionError": true, "MaximumRetryAttempts": 1 }));
        let mut lane = lane(5);
        let mut calls = Vec::new();
        let mut given_up = None;
        let mut now = START;
        while let Some(due) = lane.due(&mapping) {
            now = due.max(now);
            let Some(batch) = called(&mut lane, &mapping, now) else { continue };
            let outcome = if batch.contains('3') { Outcome::Failed } else { Outcome::Done };
            calls.push(batch);
            given_up = lane.settle(outcome, true, &mapping, now).given_up.or(given_up);
        }
        assert_eq!(calls, ["0 1 2 3 4", "0 1 2", "3 4", "3", "3", "4"]);
        assert_eq!(places(&given_up.unwrap()), "3");
    }

    #[test]
    fn what_comes_before_the_lowest_failure_is_done_and_the_rest_is_one_batch() {
        let mapping = mapping(&json!({ "MaximumRetryAttempts": 1 }));
        let mut lane = lane(4);
        assert!(called(&mut lane, &mapping, START).is_some());
        let settled = lane.settle(Outcome::DoneBefore(1), false, &mapping, START);
        assert_eq!((settled.done, settled.failed), (1, 3));
        assert_eq!(called(&mut lane, &mapping, at(1)).as_deref(), Some("1 2 3"));
        let settled = lane.settle(Outcome::DoneBefore(2), false, &mapping, at(1));
        assert_eq!((settled.done, places(&settled.given_up.unwrap()).as_str()), (2, "3"));
    }

    #[test]
    fn with_halves_the_rest_is_tried_at_once_as_it_is() {
        let mapping = mapping(&json!({ "BisectBatchOnFunctionError": true }));
        let mut lane = lane(4);
        assert!(called(&mut lane, &mapping, START).is_some());
        lane.settle(Outcome::DoneBefore(1), false, &mapping, START);
        assert_eq!(called(&mut lane, &mapping, START).as_deref(), Some("1 2 3"));
        lane.settle(Outcome::DoneBefore(0), false, &mapping, START);
        assert_eq!(called(&mut lane, &mapping, START).as_deref(), Some("1 2"));
    }

    #[test]
    fn what_is_too_old_never_goes_to_the_function() {
        let mapping = mapping(&json!({ "MaximumRecordAgeInSeconds": 60 }));
        let mut lane = lane(2);
        let younger = Record { created: at(30), ..records(3).remove(2) };
        lane.push(younger, at(30));
        assert!(matches!(lane.next(&mapping, at(61)), Some(Next::TooOld(batch)) if places(&batch) == "0 1"));
        assert_eq!(called(&mut lane, &mapping, at(61)).as_deref(), Some("2"));
    }
}
