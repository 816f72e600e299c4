//! What several stacks of one account must not share, and what must not be lost.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::stack::{functions, resources, translated};

const NAMES: [&str; 10] = [
    "AlarmName",
    "BucketName",
    "DashboardName",
    "FunctionName",
    "LogGroupName",
    "Name",
    "QueueName",
    "RoleName",
    "TableName",
    "TopicName",
];

#[test]
fn whatever_has_a_name_has_that_of_its_stack_in_it() {
    for (id, resource) in translated()["Resources"].as_object().unwrap() {
        // A namespace is one of its API's.
        let is_namespace = resource["Type"] == "AWS::AppSync::ChannelNamespace";
        for name in NAMES.into_iter().filter(|_| !is_namespace) {
            let given = &resource["Properties"][name];
            assert!(!given.is_string(), "{id}: two stacks of one account cannot both have {name} {given}");
        }
    }
}

#[test]
fn every_function_logs_json_into_a_group_that_forgets() {
    let groups = resources("AWS::Logs::LogGroup");
    for id in functions().into_values() {
        let logging = &resources("AWS::Lambda::Function")[id]["Properties"]["LoggingConfig"];
        assert_eq!(logging["LogFormat"], "JSON");
        let own = format!("{id}Log");
        let group = if groups.contains_key(own.as_str()) { own.as_str() } else { "RequestsLog" };
        assert_eq!(logging["LogGroup"], json!({ "Ref": group }));
    }
    let called_by_nobody = ["LiveAuthorizerLog", "LiveFunctionLog", "VoiceSweeperLog"];
    let of_the_apis = ["AccessLog", "LiveApiLog", "RequestsLog"];
    let expected = called_by_nobody.into_iter().chain(of_the_apis).collect::<BTreeSet<_>>();
    assert_eq!(groups.keys().copied().collect::<BTreeSet<_>>(), expected);
    for (id, group) in groups {
        assert_eq!(group["Properties"]["RetentionInDays"], json!({ "Ref": "LogRetentionDays" }), "{id}");
    }
}

#[test]
fn the_table_is_kept_protected_encrypted_and_restorable() {
    let table = resources("AWS::DynamoDB::Table")["Table"];
    for policy in ["DeletionPolicy", "UpdateReplacePolicy"] {
        assert_eq!(table[policy], json!({ "Ref": "WhenDeleted" }));
    }
    let properties = &table["Properties"];
    assert_eq!(properties["DeletionProtectionEnabled"], json!({ "Fn::If": ["KeepsTable", true, false] }));
    assert_eq!(properties["SSESpecification"]["SSEEnabled"], true);
    assert_eq!(properties["BillingMode"], "PAY_PER_REQUEST");
    assert_eq!(properties["TimeToLiveSpecification"], json!({ "AttributeName": "expiresAt", "Enabled": true }));
    let parameters = &translated()["Parameters"];
    assert_eq!(
        (&parameters["WhenDeleted"]["Default"], &parameters["PointInTimeRecovery"]["Default"]),
        (&json!("Retain"), &json!("true"))
    );
}

#[test]
fn secrets_are_never_shown() {
    assert_eq!(translated()["Parameters"]["LiveKitApiSecret"]["NoEcho"], true);
    let outputs = translated()["Outputs"].to_string();
    assert!(!outputs.contains("LiveKitApiSecret") && !outputs.contains("{{resolve:"), "{outputs}");
}

#[test]
fn the_dashboard_is_json_about_what_is_there() {
    let body = &resources("AWS::CloudWatch::Dashboard")["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"];
    let live = body[1]["LiveWidgets"]["Fn::Sub"].as_str().unwrap();
    for (live, count) in [("", 9), (live, 12)] {
        let body = body[0].as_str().unwrap().replace("${LiveWidgets}", live);
        let dashboard = serde_json::from_str::<Value>(&body).unwrap();
        assert_eq!(dashboard["widgets"].as_array().unwrap().len(), count);
    }
    let all = body.to_string();
    // It answers no call of anybody's that could fail.
    for id in functions().into_values().filter(|id| *id != "LiveAccess") {
        assert!(all.contains(&format!("${{{id}}}")), "{id} is not on the dashboard");
    }
}

#[test]
fn every_alarm_tells_the_topic_and_is_explained_in_the_operations_guide() {
    let alarms = resources("AWS::CloudWatch::Alarm");
    assert_eq!(alarms.len(), 10);
    let guide = include_str!("../../docs/OPERATIONS.md");
    for (id, alarm) in alarms {
        let alarm = &alarm["Properties"];
        let actions = json!({ "Fn::If": ["HasAlarmEmail", [{ "Ref": "AlarmTopic" }], { "Ref": "AWS::NoValue" }] });
        assert_eq!((&alarm["AlarmActions"], &alarm["OKActions"]), (&actions, &actions), "{id}");
        let name = alarm["AlarmName"]["Fn::Sub"].as_str().unwrap().trim_start_matches("${AWS::StackName}-");
        assert!(guide.contains(&format!("`{name}`")), "docs/OPERATIONS.md does not explain {name}");
    }
}
