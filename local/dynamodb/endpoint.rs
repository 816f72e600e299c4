//! Where the local stack finds DynamoDB.

use std::env;

use aws_sdk_dynamodb::config::{Credentials, Region};
use shared::aws::Endpoint;

/// The URL of another DynamoDB than the one that is used by itself:
/// `AWS_ENDPOINT_URL_DYNAMODB`, where it is set to anything.
pub fn other_url() -> Option<String> {
    variable("AWS_ENDPOINT_URL_DYNAMODB")
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The DynamoDB or SQS at `url`, with the region and credentials of the environment.
/// An engine on this machine takes any, so what is not set is made up.
pub fn endpoint(url: String) -> Endpoint {
    let region = variable("AWS_REGION").unwrap_or("us-east-1".to_owned());
    let key = variable("AWS_ACCESS_KEY_ID").unwrap_or("local".to_owned());
    let secret = variable("AWS_SECRET_ACCESS_KEY").unwrap_or("local".to_owned());
    let credentials = Credentials::new(key, secret, variable("AWS_SESSION_TOKEN"), None, "environment");
    Endpoint { url, region: Region::new(region), credentials }
}

/// The DynamoDB of the environment: `AWS_ENDPOINT_URL_DYNAMODB`, else that of
/// `AWS_REGION`, with the environment's credentials.
pub fn endpoint_of_environment() -> Endpoint {
    let mut endpoint = endpoint(String::new());
    endpoint.url = other_url().unwrap_or(format!("https://dynamodb.{}.amazonaws.com", endpoint.region));
    endpoint
}
