//! What is read of the template, and what is refused.

use std::time::Duration;

use dais::iam::Resource;
use dais::stream::mapping::{StartingPosition, StreamMapping};
use dais::template::{TEMPLATE, Template};

use super::stage::{ACTIONS, template};

fn parsed(properties: &str) -> Result<StreamMapping, String> {
    let template = Template::parse(&template(properties, &ACTIONS)).map_err(|error| error.to_string())?;
    Ok(template.stream_records.into_iter().next().unwrap())
}

#[test]
fn a_mapping_is_read_with_lambdas_own_defaults() {
    let mapping = parsed("StartingPosition: TRIM_HORIZON").unwrap();
    assert_eq!((mapping.id.as_str(), mapping.function.as_str()), ("ALiveMapping", "live"));
    assert_eq!(mapping.starting_position, StartingPosition::TrimHorizon);
    assert_eq!((mapping.batch_size, mapping.window, mapping.parallelization), (100, Duration::ZERO, 1));
    assert_eq!((mapping.retries, mapping.maximum_age, mapping.on_failure), (None, None, None));
    assert!(mapping.enabled && !mapping.bisects && !mapping.reports_failures);

    let properties = "StartingPosition: LATEST, BatchSize: 10000, MaximumBatchingWindowInSeconds: 300,
        FunctionResponseTypes: [ReportBatchItemFailures], BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0,
        MaximumRecordAgeInSeconds: 60, ParallelizationFactor: 10, Enabled: !If [IsWanted, true, false],
        DestinationConfig: { OnFailure: { Destination: !GetAtt Discarded.Arn } }";
    let mapping = parsed(properties).unwrap();
    assert_eq!(mapping.starting_position, StartingPosition::Latest);
    assert_eq!((mapping.batch_size, mapping.window.as_secs(), mapping.parallelization), (10_000, 300, 10));
    assert_eq!((mapping.retries, mapping.maximum_age.unwrap().as_secs()), (Some(0), 60));
    assert_eq!(mapping.on_failure.as_deref(), Some("Discarded"));
    assert!(!mapping.enabled && mapping.bisects && mapping.reports_failures);
    let endless = parsed("StartingPosition: LATEST, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1").unwrap();
    assert_eq!((endless.retries, endless.maximum_age), (None, None));
}

#[test]
fn a_mapping_whose_condition_does_not_hold_is_not_there() {
    let text = template("StartingPosition: LATEST", &ACTIONS);
    assert_eq!(Template::parse(&text).unwrap().stream_records.len(), 1);
    for condition in ["IsWanted", "IsMissing"] {
        let conditional =
            text.replace("    Properties: { Event", &format!("    Condition: {condition}\n    Properties: {{ Event"));
        assert_eq!(Template::parse(&conditional).unwrap().stream_records.len(), 0, "{condition}");
    }
}

#[test]
fn what_lambda_does_not_take_is_refused_and_named() {
    let cases = [
        ("", "StartingPosition"),
        ("StartingPosition: AT_TIMESTAMP", "AT_TIMESTAMP"),
        ("StartingPosition: LATEST, BatchSize: 0", "BatchSize"),
        ("StartingPosition: LATEST, BatchSize: 10001", "BatchSize"),
        ("StartingPosition: LATEST, MaximumBatchingWindowInSeconds: 301", "MaximumBatchingWindowInSeconds"),
        ("StartingPosition: LATEST, ParallelizationFactor: 11", "ParallelizationFactor"),
        ("StartingPosition: LATEST, MaximumRetryAttempts: 10001", "MaximumRetryAttempts"),
        ("StartingPosition: LATEST, MaximumRecordAgeInSeconds: 59", "MaximumRecordAgeInSeconds"),
        ("StartingPosition: LATEST, MaximumRecordAgeInSeconds: 604801", "MaximumRecordAgeInSeconds"),
        ("StartingPosition: LATEST, FunctionResponseTypes: [ReportFailures]", "ReportFailures"),
        ("StartingPosition: LATEST, TumblingWindowInSeconds: 1", "TumblingWindowInSeconds"),
        ("StartingPosition: LATEST, Enabled: maybe", "Enabled"),
        ("StartingPosition: LATEST, DestinationConfig: { OnFailure: { Destination: arn } }", "Destination"),
        ("StartingPosition: LATEST, FilterCriteria: { Filters: [{ Pattern: '{' }] }", "pattern"),
        ("StartingPosition: LATEST, FilterCriteria: { Filters: [{ Pattern: '{\"a\":[{\"like\":\"b\"}]}' }] }", "like"),
    ];
    for (properties, named) in cases {
        let error = parsed(properties).unwrap_err();
        assert!(error.contains("ALiveMapping: ") && error.contains(named), "{properties}: {error}");
    }
    let unknown = template("StartingPosition: LATEST", &ACTIONS).replace("!Ref Live,", "!Ref Dead,");
    assert!(Template::parse(&unknown).unwrap_err().to_string().contains("FunctionName"));
}

#[test]
fn the_mapping_of_the_queue_is_none_of_the_streams() {
    let template = Template::parse(TEMPLATE).unwrap();
    assert_eq!(template.queue_messages.scaling_config.maximum_concurrency, 4);
    assert!(template.stream_records.iter().all(|mapping| mapping.id != "ReconcileMessages"));
}

#[test]
fn a_stream_has_actions_of_its_own_and_no_leading_keys() {
    let text = template("StartingPosition: LATEST", &ACTIONS);
    let policy = Template::parse(&text).unwrap().policies.remove("live").unwrap();
    let grants = policy.grants();
    assert_eq!(grants.len(), 4);
    assert!(grants.iter().all(|grant| grant.resource == Resource::Stream && grant.prefix.is_none()));
    assert_eq!(grants[1].to_string(), "dynamodb:GetRecords on the stream");
    assert_eq!(policy.without(&grants[1]).grants().len(), 3);
    let keys = "Resource: !GetAtt Table.StreamArn, Condition: { ForAllValues:StringLike: { dynamodb:LeadingKeys: [A] }, \
        \"Null\": { dynamodb:LeadingKeys: \"false\" } } }";
    for (from, to) in [
        ("dynamodb:GetRecords", "dynamodb:GetItem"),
        ("dynamodb:GetRecords", "sqs:SendMessage"),
        ("dynamodb:GetRecords", "\"dynamodb:*\""),
        ("Resource: !GetAtt Table.StreamArn }", "Resource: !GetAtt Table.Arn }"),
        ("Resource: !GetAtt Table.StreamArn }", "Resource: \"*\" }"),
        ("Resource: !GetAtt Table.StreamArn }", keys),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text);
        assert!(Template::parse(&changed).is_err(), "{to}");
    }
}
