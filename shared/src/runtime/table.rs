//! A function's way to the table, and to what else it needs of AWS.

use std::time::Duration;

use super::process::{check_called_by_lambda, log_as_json};
use crate::aws::Aws;
use crate::domain::caller::Scope;
use crate::domain::message::Retention;
use crate::environment::{Environment, SettingError};
use crate::store::Store;

/// How long the first connection to DynamoDB may hold up the start.
const LONGEST_WARM_UP: Duration = Duration::from_secs(1);

/// The table of `TABLE_NAME` in `AWS_REGION`, for a function of Lambda's. Nobody
/// is asked anything yet: first all settings are to be found right.
fn table(environment: &Environment<'_>) -> Result<(Aws, Store), SettingError> {
    let table = environment.required("TABLE_NAME")?;
    let region = environment.required("AWS_REGION")?;
    // The SDK reads it too, and would take it for an address whatever it is.
    environment.check_http_url("AWS_ENDPOINT_URL_DYNAMODB")?;
    environment.retention_days()?;
    let log_retention = Retention::days(environment.log_retention_days()?);
    check_called_by_lambda(environment)?;
    let aws = Aws::in_region(region);
    let store = Store::at(&aws, &table, log_retention);
    Ok((aws, store))
}

/// A function's state as `read` makes it of the settings and the table, once all
/// of them are right; then the log begins, and what a function with `scope` may
/// read is read for the first time.
pub async fn start<S>(
    environment: &Environment<'_>,
    scope: Option<Scope>,
    read: impl FnOnce(&Environment<'_>, Store, &Aws) -> Result<S, SettingError>,
) -> Result<S, SettingError> {
    let (aws, store) = table(environment)?;
    let state = read(environment, store.clone(), &aws)?;
    log_as_json(environment);
    if let Some(scope) = scope {
        let _ = tokio::time::timeout(LONGEST_WARM_UP, store.warm_up(scope)).await;
    }
    Ok(state)
}
