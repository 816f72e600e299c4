//! The roles: what the template's statements say, and what SAM adds to them.

use serde_json::{Value, json};

use crate::stack::{functions, resources};

#[test]
fn each_function_has_a_role_of_its_own_with_its_statements_and_logs() {
    let roles = resources("AWS::IAM::Role");
    for id in functions().into_values() {
        let role = &roles[format!("{id}Role").as_str()]["Properties"];
        assert_eq!(
            resources("AWS::Lambda::Function")[id]["Properties"]["Role"]["Fn::GetAtt"][0],
            json!(format!("{id}Role"))
        );
        let managed = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
        assert_eq!(role["ManagedPolicyArns"], json!([managed]), "{id}");
    }
    let schedules = 1;
    assert_eq!(roles.len(), functions().len() + schedules);
}

#[test]
fn no_statement_has_a_wildcard_for_an_action_or_a_resource() {
    for (id, role) in resources("AWS::IAM::Role") {
        for policy in role["Properties"]["Policies"].as_array().into_iter().flatten() {
            for statement in policy["PolicyDocument"]["Statement"].as_array().unwrap() {
                assert_eq!(statement["Effect"], "Allow");
                for part in ["Action", "Resource"] {
                    assert!(!statement[part].to_string().contains('*'), "{id}: {statement}");
                }
            }
        }
    }
}

#[test]
fn the_sweeper_runs_every_minute_where_there_is_livekit_and_its_failures_are_kept() {
    let schedules = resources("AWS::Scheduler::Schedule");
    assert_eq!(schedules.len(), 1);
    let schedule = &schedules.into_values().next().unwrap()["Properties"];
    assert_eq!(schedule["ScheduleExpression"], "rate(1 minute)");
    assert_eq!(schedule["State"], json!({ "Fn::If": ["HasLiveKit", "ENABLED", "DISABLED"] }));
    let sweeper = functions()["voice-sweeper"];
    assert_eq!(schedule["Target"]["Arn"], json!({ "Fn::GetAtt": [sweeper, "Arn"] }));
    let queue = json!({ "Fn::GetAtt": ["SweeperFailures", "Arn"] });
    assert_eq!(schedule["Target"]["DeadLetterConfig"]["Arn"], queue);
    let invoked =
        &resources("AWS::Lambda::EventInvokeConfig")[format!("{sweeper}EventInvokeConfig").as_str()]["Properties"];
    assert_eq!(invoked["DestinationConfig"]["OnFailure"]["Destination"], queue);
    let roles = resources("AWS::IAM::Role");
    let senders = roles.iter().filter(|(_, role)| may(role, "sqs:SendMessage", &queue)).map(|(id, _)| *id);
    assert_eq!(senders.collect::<Vec<_>>(), ["VoiceSweeperEveryMinuteRole", "VoiceSweeperRole"]);
}

fn may(role: &Value, action: &str, resource: &Value) -> bool {
    let policies = role["Properties"]["Policies"].as_array().into_iter().flatten();
    let mut statements = policies.flat_map(|policy| policy["PolicyDocument"]["Statement"].as_array().unwrap());
    statements.any(|statement| statement["Action"] == action && statement["Resource"] == *resource)
}
