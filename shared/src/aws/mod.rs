//! How AWS is reached, whichever service of it.

pub mod cause;
mod endpoints;
pub mod signed;

use std::time::Duration;

use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_dynamodb::config::retry::RetryPartition;
use aws_sdk_dynamodb::config::{Credentials, ProvideCredentials, SharedCredentialsProvider, SharedHttpClient};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_types::origin::Origin;
use uuid::Uuid;

use crate::patience::Patience;
use endpoints::EndpointsOfEnvironment;

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
    pub fn in_region(region: String) -> Self {
        let credentials = EnvironmentVariableCredentialsProvider::new();
        let mut config = sdk_settings(Region::new(region), credentials, http_client(), Patience::default());
        config.set_service_config(Some(EndpointsOfEnvironment));
        Self { config: config.build(), patience: Patience::default() }
    }

    /// The same for whoever has credentials and a way there of its own.
    pub fn over(region: Region, credentials: Credentials, http_client: SharedHttpClient) -> Self {
        let patience = Patience::default();
        Self { config: sdk_settings(region, credentials, http_client, patience).build(), patience }
    }

    /// A service at another endpoint: the local stack's doors.
    pub fn at(endpoint: &Endpoint, http_client: SharedHttpClient, patience: Patience) -> Self {
        let (region, credentials) = (endpoint.region.clone(), endpoint.credentials.clone());
        let mut config = sdk_settings(region, credentials, http_client, patience);
        config.set_endpoint_url(Some(endpoint.url.clone()));
        Self { config: config.build(), patience }
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

/// Not by `aws_config::defaults`, which brings every place where credentials and settings
/// may be on any machine, and reads files for them.
fn sdk_settings(
    region: Region,
    credentials: impl ProvideCredentials + 'static,
    http_client: SharedHttpClient,
    patience: Patience,
) -> aws_types::sdk_config::Builder {
    let retries = RetryConfig::standard().with_max_attempts(ATTEMPTS).with_initial_backoff(FIRST_PAUSE);
    let mut config = SdkConfig::builder();
    // Said by us: the SDK has numbers of its own for what was not.
    config.insert_origin("retry_config", Origin::shared_config());
    config
        .behavior_version(BehaviorVersion::latest())
        .region(region)
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .retry_config(retries)
        .timeout_config(timeouts(patience))
        .http_client(http_client)
}

/// The SDK waits without end unless told otherwise.
fn timeouts(patience: Patience) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(patience.attempt)
        .operation_attempt_timeout(patience.attempt)
        .operation_timeout(patience.operation)
        .build()
}
