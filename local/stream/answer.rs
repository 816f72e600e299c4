//! What a function's answer means to Lambda.

use serde_json::Value;

use super::record::Record;

/// What came of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is dealt with.
    Done,
    /// What comes before the record at that place is.
    DoneBefore(usize),
    /// Nothing of it is.
    Failed,
}

/// What the function said of `batch`.
///
/// Without `ReportBatchItemFailures` any answer will do. With it nothing, `{}` and
/// an empty or missing list are success; of several records named the first in
/// the batch counts; an identifier that is missing, empty or of no record of the
/// batch, and an answer that is no object, fail all of it.
pub fn outcome<'b>(batch: impl Iterator<Item = &'b Record> + Clone, answer: &Value, reports_failures: bool) -> Outcome {
    let failures = match answer {
        _ if !reports_failures => return Outcome::Done,
        Value::Null => return Outcome::Done,
        Value::Object(answer) => answer.get("batchItemFailures").unwrap_or(&Value::Null),
        _ => return Outcome::Failed,
    };
    let failures = match failures {
        Value::Null => return Outcome::Done,
        Value::Array(failures) => failures,
        _ => return Outcome::Failed,
    };
    let place = |failure: &Value| {
        let id = failure.get("itemIdentifier")?.as_str()?;
        batch.clone().position(|record| record.sequence_number == id)
    };
    match failures.iter().map(place).collect::<Option<Vec<_>>>() {
        Some(places) => places.into_iter().min().map_or(Outcome::Done, Outcome::DoneBefore),
        None => Outcome::Failed,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::lane::tests::records;
    use super::*;

    #[test]
    fn an_answer_that_lambda_does_not_understand_fails_the_whole_batch() {
        let batch = records(3);
        let outcome_of = |answer: Value| outcome(batch.iter(), &answer, true);
        let failures = |failures: Value| outcome_of(json!({ "batchItemFailures": failures }));
        for success in [json!(null), json!({}), json!({ "other": 1 })] {
            assert_eq!(outcome_of(success), Outcome::Done);
        }
        assert_eq!(failures(json!(null)), Outcome::Done);
        assert_eq!(failures(json!([])), Outcome::Done);
        for failure in [json!("text"), json!([]), json!(true)] {
            assert_eq!(outcome_of(failure), Outcome::Failed);
        }
        for failure in
            [json!("1"), json!(["1"]), json!([{ "itemIdentifier": "" }]), json!([{ "itemIdentifier": null }])]
        {
            assert_eq!(failures(failure), Outcome::Failed);
        }
        assert_eq!(failures(json!([{ "itemIdentifier": "9" }])), Outcome::Failed);
        assert_eq!(failures(json!([{ "ItemIdentifier": "1" }])), Outcome::Failed);
        assert_eq!(failures(json!([{ "itemIdentifier": "2" }, { "itemIdentifier": "1" }])), Outcome::DoneBefore(1));
        assert_eq!(failures(json!([{ "itemIdentifier": "0" }])), Outcome::DoneBefore(0));
    }

    #[test]
    fn without_reports_of_failures_any_answer_is_success() {
        let answer = json!({ "batchItemFailures": [{ "itemIdentifier": "1" }] });
        assert_eq!(outcome(records(3).iter(), &answer, false), Outcome::Done);
    }
}
