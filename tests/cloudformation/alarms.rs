//! The alarms.

use serde_json::{Value, json};

use crate::stack::{functions, resources};

/// CloudWatch reckons it, and nobody here: told in words at the alarm and in
/// docs/OPERATIONS.md.
#[test]
fn a_small_stack_that_answers_nothing_but_5xx_rings_and_one_stray_5xx_does_not() {
    let alarm = &resources("AWS::CloudWatch::Alarm")["ServerErrorsAlarm"]["Properties"];
    let metrics = alarm["Metrics"].as_array().unwrap();
    let rate = metrics.iter().find(|metric| metric["Id"] == "rate").unwrap();
    let expression = "IF(requests >= 20 || errors >= 3 || errors == requests, 100 * errors / requests, 0)";
    assert_eq!(rate["Expression"], expression);
    // One period alone, such as one with a single call that failed, is not enough.
    let (threshold, needed, of) = (&alarm["Threshold"], &alarm["DatapointsToAlarm"], &alarm["EvaluationPeriods"]);
    assert_eq!((threshold, needed, of), (&json!(1), &json!(2), &json!(3)));
    for (id, metric) in [("errors", "5xx"), ("requests", "Count")] {
        let found = metrics.iter().find(|metric| metric["Id"] == id).unwrap();
        assert_eq!(found["MetricStat"]["Metric"]["MetricName"], metric);
    }
}

#[test]
fn only_functions_that_check_tokens_have_the_keys() {
    let has_keys = |function: &Value| function["Properties"]["Environment"]["Variables"].get("DAIS_API_KEYS").is_some();
    let lambdas = resources("AWS::Lambda::Function");
    let with_keys = functions().into_iter().filter(|(_, id)| has_keys(lambdas[id])).map(|(name, _)| name);
    assert_eq!(
        with_keys.collect::<Vec<_>>(),
        ["av-config", "live-access", "live-authorizer", "messages", "moderation", "mutes", "rooms", "voice"]
    );
}
