//! What a function finds around it: the variables of the template with local
//! values, and those of Lambda.

use std::collections::BTreeMap;

use dais::live_events::credentials;
use dais::livekit::StandIn;
use dais::stack::{Data, LOCAL_API_KEYS, Settings, Stack};

use crate::build::Function;
use crate::replay::LIVE;

/// The secret of the AWS credentials, which are of no use anywhere.
pub const AWS_SECRET: &str = "dais-aws-secret-0123456789abcdef";

pub type Environment = BTreeMap<String, String>;

/// A local stack whose data and LiveKit are for a bootstrap alone: its own
/// sweeper waits for a day.
pub async fn stack() -> Stack {
    let variables = vec![("VOICE_SWEEP_SECONDS".to_owned(), "86400".to_owned())];
    Stack::start(Settings { port: 0, data: Data::Memory, variables, ..Settings::default() }).await.unwrap()
}

/// Where nobody answers.
const NOWHERE: &str = "http://127.0.0.1:1";

/// The environment of `function` over the DynamoDB at `dynamodb`, and no queue.
pub fn environment(function: &Function, dynamodb: &str, livekit: Option<&StandIn>) -> Environment {
    let of_livekit = |name: &str| livekit.and_then(|livekit| livekit.variable(name)).unwrap_or_default();
    let local = |name: &str| match name {
        "SECRETS_VERSION" => Some("1".to_owned()),
        "TABLE_NAME" => Some("dais".to_owned()),
        "AWS_ENDPOINT_URL_DYNAMODB" => Some(dynamodb.to_owned()),
        "AWS_ENDPOINT_URL_SQS" => Some(NOWHERE.to_owned()),
        "RECONCILE_QUEUE_URL" => Some(format!("{NOWHERE}/000000000000/reconcile")),
        "LIVE_HTTP_URL" => Some(format!("{NOWHERE}/event")),
        "LIVE_REALTIME_URL" => Some("ws://127.0.0.1:1/event/realtime".to_owned()),
        "DAIS_API_KEYS" => Some(LOCAL_API_KEYS.to_owned()),
        "MESSAGE_RETENTION_DAYS" => Some("365".to_owned()),
        "MODERATION_RETENTION_DAYS" => Some("730".to_owned()),
        "VOICE_USER_IDS" => Some("ethereum".to_owned()),
        "LIVEKIT_URL" | "LIVEKIT_API_KEY" | "LIVEKIT_API_SECRET" => Some(of_livekit(name)),
        _ => None,
    };
    let value = |(name, said): &(String, Option<String>)| {
        let value = local(name).or(said.clone());
        (name.clone(), value.unwrap_or_else(|| panic!("no local value for the template's {name}")))
    };
    let lambda = [
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "local"),
        ("AWS_SECRET_ACCESS_KEY", AWS_SECRET),
        ("AWS_SESSION_TOKEN", "local"),
        ("DAIS_COST_HEADER", "1"),
    ];
    let lambda = lambda.map(|(name, value)| (name.to_owned(), value.to_owned()));
    function.variables.iter().map(value).chain(lambda).collect()
}

/// The same for a function of a stack, with its queue.
pub fn environment_in(stack: &Stack, function: &Function) -> Environment {
    let mut environment = environment(function, &stack.engine.as_ref().unwrap().url, stack.livekit.as_ref());
    let api = &stack.live.as_ref().unwrap().stand_in;
    let others = [
        ("AWS_ENDPOINT_URL_SQS", stack.sqs.url.clone()),
        ("RECONCILE_QUEUE_URL", stack.sqs.queue.url().to_owned()),
        ("LIVE_HTTP_URL", api.http_url()),
        ("LIVE_REALTIME_URL", api.url()),
    ];
    for (name, value) in others {
        environment.entry(name.to_owned()).and_modify(|known| value.clone_into(known));
    }
    if function.name == LIVE {
        // Whom the Event API knows it by.
        let credentials = credentials();
        environment.insert("AWS_ACCESS_KEY_ID".to_owned(), credentials.access_key_id().to_owned());
        environment.insert("AWS_SECRET_ACCESS_KEY".to_owned(), credentials.secret_access_key().to_owned());
        environment.remove("AWS_SESSION_TOKEN");
    }
    environment
}
