//! How DynamoDB is reached.

use std::time::Duration;

use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, ConfigLoader, Region};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{Credentials, SharedHttpClient};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;

use super::Store;
use super::cost::CostInterceptor;

/// The SDK waits without end unless told otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(1);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(1);
const OPERATION_TIMEOUT: Duration = Duration::from_secs(3);
const ATTEMPTS: u32 = 3;

/// Where a DynamoDB is that is not the one of the environment's region.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Its URL.
    pub url: String,
    /// The region it believes to be in.
    pub region: Region,
    /// Whom its requests come from.
    pub credentials: Credentials,
}

impl Store {
    /// The table named `table` in that region; credentials and
    /// `AWS_ENDPOINT_URL_DYNAMODB` from environment variables only, so that no
    /// metadata service is ever asked.
    pub async fn in_region(region: String, table: &str) -> Self {
        let credentials = EnvironmentVariableCredentialsProvider::new();
        let loader = loader().region(Region::new(region)).credentials_provider(credentials);
        Self::connect(loader, http_client(), table).await
    }

    /// The table named `table` at another endpoint: the local stack's door.
    pub async fn at(endpoint: &Endpoint, http_client: SharedHttpClient, table: &str) -> Self {
        let loader = loader().region(endpoint.region.clone()).credentials_provider(endpoint.credentials.clone());
        Self::connect(loader.endpoint_url(&endpoint.url), http_client, table).await
    }

    async fn connect(loader: ConfigLoader, http_client: SharedHttpClient, table: &str) -> Self {
        let config = loader.http_client(http_client).load().await;
        let config = aws_sdk_dynamodb::config::Builder::from(&config).interceptor(CostInterceptor).build();
        Self::new(Client::from_conf(config), table)
    }
}

/// What reaches DynamoDB over the network; TLS by ring.
pub fn http_client() -> SharedHttpClient {
    Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https()
}

fn loader() -> ConfigLoader {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .operation_attempt_timeout(ATTEMPT_TIMEOUT)
        .operation_timeout(OPERATION_TIMEOUT)
        .build();
    aws_config::defaults(BehaviorVersion::latest())
        .timeout_config(timeouts)
        .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS))
}
