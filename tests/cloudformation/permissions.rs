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
    // The schedule's, and the one by which AppSync logs.
    let others = ["VoiceSweeperEveryMinuteRole", "LiveApiLogRole"];
    assert_eq!(roles.len(), functions().len() + others.len());
}

#[test]
fn no_statement_has_a_wildcard_for_an_action_or_a_resource() {
    let of_roles = resources("AWS::IAM::Role").into_iter().flat_map(|(id, role)| {
        role["Properties"]["Policies"].as_array().into_iter().flatten().map(move |policy| (id, policy))
    });
    let beside = resources("AWS::IAM::Policy").into_iter().map(|(id, policy)| (id, &policy["Properties"]));
    for (id, policy) in of_roles.chain(beside) {
        for statement in policy["PolicyDocument"]["Statement"].as_array().unwrap() {
            assert_eq!(statement["Effect"], "Allow");
            for part in ["Action", "Resource"] {
                assert!(!statement[part].to_string().contains('*'), "{id}: {statement}");
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

#[test]
fn the_queue_is_carried_to_the_sweeper_by_its_own_role_and_what_fails_thrice_is_kept() {
    let queue = json!({ "Fn::GetAtt": ["ReconcileQueue", "Arn"] });
    let mapping = &resources("AWS::Lambda::EventSourceMapping")["ReconcileMessages"]["Properties"];
    let sweeper = functions()["voice-sweeper"];
    assert_eq!((&mapping["EventSourceArn"], &mapping["FunctionName"]), (&queue, &json!({ "Ref": sweeper })));
    assert_eq!(mapping["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]));
    assert_eq!(mapping["Enabled"], json!({ "Fn::If": ["HasLiveKit", true, false] }));
    let properties = &resources("AWS::SQS::Queue")["ReconcileQueue"]["Properties"];
    let timeout = resources("AWS::Lambda::Function")[sweeper]["Properties"]["Timeout"].as_u64().unwrap();
    let visible_after = properties["VisibilityTimeout"].as_u64().unwrap();
    assert!(visible_after >= 6 * timeout, "messages would come again while they are dealt with");
    let redrive = &properties["RedrivePolicy"];
    assert_eq!(redrive["deadLetterTargetArn"], json!({ "Fn::GetAtt": ["ReconcileFailures", "Arn"] }));
    let deliveries = redrive["maxReceiveCount"].as_u64().unwrap();
    let kept = properties["MessageRetentionPeriod"].as_u64().unwrap();
    assert!(kept > deliveries * visible_after + 60, "a message would be gone before it is given up");
    for (id, queue) in resources("AWS::SQS::Queue") {
        assert_eq!(queue["Properties"]["SqsManagedSseEnabled"], true, "{id}");
    }
    let roles = resources("AWS::IAM::Role");
    let senders = roles.iter().filter(|(_, role)| may(role, "sqs:SendMessage", &queue)).map(|(id, _)| *id);
    assert_eq!(senders.collect::<Vec<_>>(), ["VoiceRole", "VoiceSweeperRole"]);
    let receivers = roles.iter().filter(|(_, role)| may(role, "sqs:ReceiveMessage", &queue)).map(|(id, _)| *id);
    assert_eq!(receivers.collect::<Vec<_>>(), ["VoiceSweeperRole"]);
}

#[test]
fn the_stream_is_carried_to_live_by_its_own_role_and_what_is_given_up_is_kept() {
    let stream = json!({ "Fn::GetAtt": ["Table", "StreamArn"] });
    let live = functions()["live"];
    let mut mappings = resources("AWS::Lambda::EventSourceMapping");
    mappings.remove("ReconcileMessages");
    // A stream takes no third.
    assert_eq!(mappings.keys().collect::<Vec<_>>(), [&"LiveChanges", &"LiveCrowds"]);
    let failures = json!({ "Fn::GetAtt": ["LiveFailures", "Arn"] });
    for (id, mapping) in &mappings {
        assert_eq!(mapping["Condition"], "IsLive", "{id}");
        let mapping = &mapping["Properties"];
        assert_eq!((&mapping["EventSourceArn"], &mapping["FunctionName"]), (&stream, &json!({ "Ref": live })));
        assert_eq!(mapping["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]));
        assert_eq!(mapping["DestinationConfig"]["OnFailure"]["Destination"], failures);
        assert_eq!(mapping["BisectBatchOnFunctionError"], true);
        // Without end, a shard would wait for one record for a day.
        assert!(mapping["MaximumRetryAttempts"].as_i64().unwrap() > 0);
        let filters = mapping["FilterCriteria"]["Filters"].as_array().unwrap();
        assert!((1..=5).contains(&filters.len()), "more need to be asked for");
        for filter in filters {
            let pattern = serde_json::from_str::<Value>(filter["Pattern"].as_str().unwrap()).unwrap();
            assert!(pattern.as_object().unwrap().keys().eq(["dynamodb"]), "Lambda promises no other: {pattern}");
        }
    }
    let roles = resources("AWS::IAM::Role");
    let readers = roles.iter().filter(|(_, role)| may(role, "dynamodb:GetRecords", &stream)).map(|(id, _)| *id);
    assert_eq!(readers.collect::<Vec<_>>(), ["LiveFunctionRole"]);
}

#[test]
fn people_are_let_in_by_the_authorizer_alone_and_live_alone_publishes() {
    let api = &resources("AWS::AppSync::Api")["LiveApi"]["Properties"]["EventConfig"];
    let (people, functions) = (json!([{ "AuthType": "AWS_LAMBDA" }]), json!([{ "AuthType": "AWS_IAM" }]));
    assert_eq!((&api["ConnectionAuthModes"], &api["DefaultSubscribeAuthModes"]), (&people, &people));
    assert_eq!(api["DefaultPublishAuthModes"], functions);
    let authorizer = &api["AuthProviders"][0]["LambdaAuthorizerConfig"];
    assert_eq!(authorizer["AuthorizerUri"], json!({ "Fn::GetAtt": ["LiveAuthorizer", "Arn"] }));
    assert_eq!(authorizer["AuthorizerResultTtlInSeconds"], 0);
    let namespaces = resources("AWS::AppSync::ChannelNamespace");
    let names = namespaces.values().map(|namespace| &namespace["Properties"]["Name"]).collect::<Vec<_>>();
    assert_eq!(names, ["rooms", "users"]);
    let roles = resources("AWS::IAM::Role");
    for name in names {
        let namespace =
            json!({ "Fn::Sub": format!("${{LiveApi.ApiArn}}/channelNamespace/{}", name.as_str().unwrap()) });
        let publishers = roles.iter().filter(|(_, role)| may(role, "appsync:EventPublish", &namespace));
        assert_eq!(publishers.map(|(id, _)| *id).collect::<Vec<_>>(), ["LiveFunctionRole"]);
    }
}

#[test]
fn without_live_events_nothing_of_them_is_there() {
    let all = crate::stack::translated()["Resources"].as_object().unwrap();
    let is_live = |id: &str| id.starts_with("Live") || ["RoomsNamespace", "UsersNamespace"].contains(&id);
    for (id, resource) in all.iter().filter(|(id, _)| is_live(id)) {
        let condition = resource["Condition"].as_str();
        assert!(matches!(condition, Some("IsLive" | "IsLiveMonitored")), "{id}: {condition:?}");
    }
}

fn may(role: &Value, action: &str, resource: &Value) -> bool {
    let policies = role["Properties"]["Policies"].as_array().into_iter().flatten();
    let mut statements = policies.flat_map(|policy| policy["PolicyDocument"]["Statement"].as_array().unwrap());
    let names = |actions: &Value| match actions {
        Value::Array(actions) => actions.iter().any(|named| named == action),
        one => one == action,
    };
    statements.any(|statement| names(&statement["Action"]) && statement["Resource"] == *resource)
}
