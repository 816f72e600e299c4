//! How AWS is reached, whichever service of it.

pub mod cause;
pub mod signed;

use std::time::Duration;

use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, ConfigLoader, Region, SdkConfig};
use aws_sdk_dynamodb::config::retry::RetryPartition;
use aws_sdk_dynamodb::config::{Credentials, SharedHttpClient};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use uuid::Uuid;

use crate::patience::Patience;

/// How often a request is sent, the first time included.
const ATTEMPTS: u32 = 3;

/// The longest pause before the second try, by chance; twice that before the
/// third. The SDK's own second and two would be all the time there is.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// Where a service is that is not the one of the environment's region.
#[derive(Debug, Clone)]
pub struct Endpoint {
    pub url: String,
    /// The region it believes to be in.
    pub region: Region,
    /// Whom its requests come from.
    pub credentials: Credentials,
}

/// AWS as a function reaches it: where, as whom, and for how long it waits.
#[derive(Debug, Clone)]
pub struct Aws {
    config: SdkConfig,
    patience: Patience,
}

impl Aws {
    /// That region; credentials and `AWS_ENDPOINT_URL_<service>` from
    /// environment variables only, so that no metadata service is ever asked.
    pub async fn in_region(region: String) -> Self {
        let credentials = EnvironmentVariableCredentialsProvider::new();
        let loader = sdk_settings().region(Region::new(region)).credentials_provider(credentials);
        Self::load(loader, http_client(), Patience::default()).await
    }

    /// The same for whoever has credentials and a way there of its own.
    pub async fn over(region: Region, credentials: Credentials, http_client: SharedHttpClient) -> Self {
        let loader = sdk_settings().region(region).credentials_provider(credentials);
        Self::load(loader, http_client, Patience::default()).await
    }

    /// A service at another endpoint: the local stack's doors.
    pub async fn at(endpoint: &Endpoint, http_client: SharedHttpClient, patience: Patience) -> Self {
        let loader = sdk_settings().region(endpoint.region.clone()).credentials_provider(endpoint.credentials.clone());
        Self::load(loader.endpoint_url(&endpoint.url), http_client, patience).await
    }

    async fn load(loader: ConfigLoader, http_client: SharedHttpClient, patience: Patience) -> Self {
        let config = loader.timeout_config(timeouts(patience)).http_client(http_client).load().await;
        Self { config, patience }
    }

    /// What a service's client is made of.
    pub fn config(&self) -> &SdkConfig {
        &self.config
    }

    /// How long is waited for an answer.
    pub fn patience(&self) -> Patience {
        self.patience
    }
}

/// A budget of retries of a client's own: neither two stacks in one process
/// share it, nor two services.
pub fn own_retries() -> RetryPartition {
    RetryPartition::new(Uuid::new_v4().to_string())
}

/// What reaches AWS over the network; TLS by ring.
pub fn http_client() -> SharedHttpClient {
    Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https()
}

fn sdk_settings() -> ConfigLoader {
    let retries = RetryConfig::standard().with_max_attempts(ATTEMPTS).with_initial_backoff(FIRST_PAUSE);
    aws_config::defaults(BehaviorVersion::latest()).retry_config(retries)
}

/// The SDK waits without end unless told otherwise.
fn timeouts(patience: Patience) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(patience.attempt)
        .operation_attempt_timeout(patience.attempt)
        .operation_timeout(patience.operation)
        .build()
}
