//! The functions of a stack, over another way to its table.

use std::collections::BTreeMap;

use axum::Router;
use live_access::LiveEndpoints;
use shared::aws::Aws;
use shared::domain::message::Retention;
use shared::environment::{Environment, SettingError};
use shared::store::Store;

use crate::functions;
use crate::stack::{LOCAL_TABLE, Stack};

/// Each function's service by its name, as those of `stack` but over `aws`: what they
/// send is held against no policy, whose time would be counted as theirs.
pub fn functions_over(stack: &Stack, aws: &Aws) -> Result<BTreeMap<String, Router>, SettingError> {
    let nothing = Environment::new(|_| None);
    let store = Store::at(aws, LOCAL_TABLE, Retention::days(730));
    let states = stack.states.iter().map(|(name, state)| (*name, state.with_store(store.clone()))).collect();
    let endpoints = stack.live.as_ref().map(|live| LiveEndpoints {
        realtime: live.stand_in.url().into(),
        http: live.stand_in.http_url().into(),
        host: live.stand_in.host().into(),
    });
    let docs = functions::docs(&nothing, endpoints.as_ref())?;
    Ok(functions::services(docs, &states, endpoints))
}
