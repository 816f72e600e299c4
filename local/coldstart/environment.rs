//! What a process finds around it, as under Lambda.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use super::subject::Subject;

/// The settings of functions outside of the local stack's process.
const FUNCTIONS: &str = include_str!("../functions.env");

/// Where nobody answers: no first request asks for it.
const NOWHERE: &str = "http://127.0.0.1:1";

/// What all that is started has in common.
#[derive(Debug)]
pub struct Around {
    /// The URL of DynamoDB.
    pub dynamodb: String,
}

impl Around {
    /// The variables of a process, but for those of its Runtime API; nothing else of ours
    /// reaches it.
    pub fn environment(&self, subject: &Subject, roots: Option<&Path>) -> BTreeMap<String, String> {
        let settings = FUNCTIONS.lines().filter_map(|line| line.split_once('='));
        let settings = settings.map(|(name, value)| (name, value.trim_matches('\'')));
        let here = [
            ("PATH", "/usr/local/bin:/usr/bin:/bin"),
            ("AWS_ENDPOINT_URL_DYNAMODB", self.dynamodb.as_str()),
            ("AWS_ENDPOINT_URL_SQS", NOWHERE),
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_LAMBDA_FUNCTION_NAME", subject.name.as_str()),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/dais"),
            ("AWS_LAMBDA_LOG_LEVEL", "INFO"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "coldstart"),
        ];
        let mut all = settings.chain(here).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        if let Some(file) = roots {
            BTreeMap::insert(&mut all, "SSL_CERT_FILE".to_owned(), file.display().to_string());
        }
        all
    }
}

/// The variable that tells where the Runtime API is.
pub fn runtime_api(address: SocketAddr) -> (&'static str, String) {
    ("AWS_LAMBDA_RUNTIME_API", address.to_string())
}
