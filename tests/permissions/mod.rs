//! Each function may do at DynamoDB and SQS what its operations need, and nothing else.

mod document;
mod people;
mod scenarios;
mod steps;
mod sufficient;

use std::collections::{BTreeMap, BTreeSet};

use dais::functions;
use dais::iam::{Grant, Policy};
use dais::stack::Settings;
use dais::template::{TEMPLATE, Template};

use crate::support::Dais;
use crate::voice::stage::Stage;
use scenarios::scenario;
use steps::{Failed, Steps};

/// The operations that stop where a permission is missing, by function and grant.
type Needs = BTreeMap<(String, Grant), String>;

fn policies() -> BTreeMap<String, Policy> {
    Template::parse(TEMPLATE).unwrap().policies
}

fn granted() -> BTreeSet<(String, Grant)> {
    let grants = |(function, policy): (String, Policy)| {
        policy.grants().into_iter().map(move |grant| (function.clone(), grant)).collect::<Vec<_>>()
    };
    policies().into_iter().flat_map(grants).collect()
}

/// Chats whose first member is counted on their own item, and whose second makes
/// them spread.
fn spread_from_the_second(settings: &mut Settings) {
    settings.variables.push(("VOICE_SPREAD_FROM".to_owned(), "1".to_owned()));
}

/// Goes through everything that `function` does, where one function has another
/// policy than the template's.
async fn walked(function: &'static str, changed: Option<(&str, Policy)>) -> (Stage, Result<(), Failed>) {
    let is_changed = changed.is_some();
    let mut template = Template::parse(TEMPLATE).unwrap();
    template.policies.extend(changed.map(|(of, policy)| (of.to_owned(), policy)));
    let dais = Dais::start_with(|settings| {
        settings.template = Some(template);
        spread_from_the_second(settings);
    });
    let mut dais = dais.await;
    if is_changed {
        dais.expect_denials();
    }
    let stage = Stage::over(dais);
    let walked = scenario(function, &Steps { stage: &stage, admin: stage.dais.client("admin") }).await;
    (stage, walked)
}

#[tokio::test]
async fn every_statement_is_needed_and_suffices() {
    let mut used = BTreeSet::new();
    for function in functions::names() {
        let (stage, walked) = walked(function, None).await;
        walked.unwrap_or_else(|failed| panic!("{function}: {failed}"));
        assert_eq!(stage.dais.wire.denied(), []);
        used.extend(stage.dais.wire.used());
    }
    let unneeded = granted().difference(&used).map(|(of, grant)| format!("{of} needs no {grant}")).collect::<Vec<_>>();
    assert!(unneeded.is_empty(), "template.yaml allows what no operation needs:\n{}", unneeded.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_one_permission_the_operation_that_needs_it_fails_and_is_named() {
    let mut needs = Needs::new();
    for function in functions::names() {
        let policy = &policies()[function];
        for grant in policy.grants() {
            let (stage, walked) = walked(function, Some((function, policy.without(&grant)))).await;
            let Err(failed) = walked else { panic!("{function} does without {grant}") };
            let denied = stage.dais.wire.denied();
            let is_meant =
                denied.iter().any(|denied| denied.function == function && denied.access.action == grant.action);
            assert!(is_meant, "without {grant} of {function}, {failed}, but because of {denied:?}");
            needs.insert((function.to_owned(), grant), failed.operation);
        }
    }
    document::assert_tells(&needs);
}

#[tokio::test]
async fn the_read_that_warms_a_function_up_is_one_it_may_make() {
    let dais = Dais::start().await;
    let before = dais.wire.used();
    for (function, scope) in functions::first_reads() {
        dais.stack.states[function].store().warm_up(scope).await;
    }
    assert_eq!(dais.wire.denied(), []);
    assert_eq!(dais.wire.used().difference(&before).count(), functions::first_reads().len());
}

/// A batch is asked for as a whole, and one statement must allow all of it.
#[test]
fn an_action_is_allowed_by_one_statement_of_a_function() {
    for (function, policy) in policies() {
        let mut actions = BTreeSet::new();
        for statement in policy.statements() {
            for action in statement.actions() {
                assert!(actions.insert((action, statement.resource())), "{function}: {action} is in two statements");
            }
        }
    }
}

#[test]
fn a_policy_that_the_stack_cannot_enforce_is_refused() {
    let settings = [
        ("dynamodb:GetItem", "\"dynamodb:*\""),
        ("dynamodb:GetItem", "dynamodb:Get*"),
        ("dynamodb:GetItem", "s3:GetObject"),
        ("!GetAtt Table.Arn", "\"*\""),
        ("!GetAtt Table.Arn", "!Sub \"${Table.Arn}/index/*\""),
        ("!GetAtt Table.Arn", "!Sub \"${Table.Arn}*\""),
        ("\"SETTINGS\"", "\"*\""),
        ("\"SETTINGS\"", "\"SET*INGS\""),
        ("Effect: Allow", "Effect: Deny"),
        ("\"Null\": { dynamodb:LeadingKeys: \"false\" }", "\"Null\": { dynamodb:LeadingKeys: \"true\" }"),
        ("                \"Null\": { dynamodb:LeadingKeys: \"false\" }\n", ""),
        ("ForAllValues:StringLike", "ForAnyValue:StringLike"),
        ("ForAllValues:StringLike", "StringLike"),
    ];
    assert_refused("Settings", &settings);
    let queue = [
        ("sqs:SendMessage", "\"sqs:*\""),
        ("sqs:SendMessage", "sqs:Send*"),
        ("sqs:SendMessage", "dynamodb:GetItem"),
        ("!GetAtt ReconcileQueue.Arn", "!GetAtt SweeperFailures.Arn"),
        ("!GetAtt ReconcileQueue.Arn", "!GetAtt Table.Arn"),
        ("!GetAtt ReconcileQueue.Arn", "\"*\""),
        ("Effect: Allow", "Effect: Deny"),
        ("Effect: Allow", "Effect: Allow\n              Condition: {}"),
    ];
    assert_refused("AsksForReconciles", &queue);
}

/// That the template is refused with these texts of one statement replaced.
#[track_caller]
fn assert_refused(sid: &str, replaced: &[(&str, &str)]) {
    let statement = TEMPLATE.split(&format!("            - Sid: {sid}\n")).nth(1).unwrap();
    let statement = statement.split("      Events:").next().unwrap();
    for (from, to) in replaced {
        assert!(statement.contains(from), "{from}");
        let template = TEMPLATE.replace(statement, &statement.replace(from, to));
        assert!(Template::parse(&template).is_err(), "{sid}: {to}");
    }
}
