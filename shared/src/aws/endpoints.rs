//! Where services are, if that is not where their region has them.

use std::env;

use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

/// `AWS_ENDPOINT_URL_<service>` of the environment, or `AWS_ENDPOINT_URL` for all of them.
#[derive(Debug)]
pub struct EndpointsOfEnvironment;

impl LoadServiceConfig for EndpointsOfEnvironment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let service = key.service_id().to_uppercase().replace(' ', "_");
        env::var(format!("{}_{service}", key.env())).or_else(|_| env::var(key.env())).ok()
    }
}
