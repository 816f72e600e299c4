//! What IAM says of what functions publish.

use dais::iam::Resource;
use serde_json::json;

use super::{Api, PUBLISHES, kind, policy};
use crate::support::live::Publisher;

#[tokio::test]
async fn a_function_publishes_where_its_policy_lets_it_and_nowhere_else() {
    let api = Api::start().await;
    let mut listener = api.live.listen("/users/*").unwrap();
    api.publish("/rooms/a/b", &[json!(1)]).await;
    let refused = api.publisher().publish("/users/a", &[json!(1)]).await.expecting(401);
    assert_eq!(
        (kind(&refused.body), refused.body["errors"][0]["message"].as_str()),
        ("UnauthorizedException", Some("Permission denied"))
    );
    let other = Publisher::new(&api.stand_in.http_url(), "rooms", api.clock.now());
    other.publish("/rooms/a", &[json!(1)]).await.expecting(401);
    assert_eq!(listener.events(), []);

    let allowed = api.permissions.allowed.lock().unwrap();
    let [(sent, grants)] = allowed.as_slice() else { panic!("{allowed:?}") };
    assert_eq!((sent.function.as_str(), sent.operation.as_str()), ("live", "EventPublish"));
    let rooms = Resource::Namespace("rooms".to_owned());
    assert_eq!(
        (grants[0].action.as_str(), &grants[0].resource, &grants[0].prefix),
        ("appsync:EventPublish", &rooms, &None)
    );
    assert_eq!(grants[0].to_string(), "appsync:EventPublish on channels /rooms");
    let denied = api.permissions.denied.lock().unwrap();
    let denied = denied.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(denied.len(), 2);
    assert!(
        denied[0].starts_with("live is not authorized to perform appsync:EventPublish on [] of channels /users"),
        "{denied:?}"
    );
    assert!(denied[1].starts_with("rooms is not authorized"), "{denied:?}");
}

#[test]
fn a_statement_on_channels_that_the_stack_cannot_enforce_is_refused() {
    assert!(policy(PUBLISHES).is_ok());
    let arn = r#"!Sub "${LiveApi.ApiArn}/channelNamespace/rooms""#;
    for (from, to) in [
        ("appsync:EventPublish", "appsync:*"),
        ("appsync:EventPublish", "\"appsync:Event*\""),
        ("appsync:EventPublish", "sqs:SendMessage"),
        ("appsync:EventPublish", "dynamodb:GetItem"),
        (arn, "\"*\""),
        (arn, "!GetAtt LiveApi.ApiArn"),
        (arn, "!GetAtt Table.Arn"),
        (arn, r#"!Sub "${LiveApi.ApiArn}/*""#),
        (arn, r#"!Sub "${LiveApi.ApiArn}/channelNamespace/*""#),
        (arn, r#"!Sub "${LiveApi.ApiArn}/channelNamespace/""#),
        (arn, r#"!Sub "${LiveApi.ApiArn}/channelNamespace/rooms/a""#),
        (arn, r#"!Sub "${Other.ApiArn}/channelNamespace/rooms""#),
        ("Effect: Allow", "Effect: Deny"),
        ("Effect: Allow", "Effect: Allow\n      Condition: {}"),
    ] {
        assert!(PUBLISHES.contains(from), "{from}");
        assert!(policy(&PUBLISHES.replace(from, to)).is_err(), "{to}");
    }
}

#[test]
fn a_policy_less_its_grant_allows_nothing_there() {
    let whole = policy(PUBLISHES).unwrap();
    let grants = whole.grants();
    assert_eq!(grants.len(), 1);
    assert_eq!(whole.without(&grants[0]).grants(), []);
}
