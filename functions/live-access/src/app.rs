//! What this function knows.

use std::sync::Arc;

use axum::extract::FromRef;
use shared::app::clock::Clock;
use shared::domain::caller::Scope;
use shared::environment::{Environment, SettingError};
use shared::http::app::App;
use shared::http::group::State;
use shared::patience::Patience;
use shared::runtime::table::start;
use shared::serve::Start;
use url::Url;

/// The state of this function.
#[derive(Debug, Clone)]
pub struct LiveAccess {
    /// What every function has.
    pub app: App,
    pub endpoints: LiveEndpoints,
}

/// Where AppSync answers.
#[derive(Debug, Clone)]
pub struct LiveEndpoints {
    /// For WebSockets: `LIVE_REALTIME_URL`, such as
    /// `wss://….appsync-realtime-api.eu-west-1.amazonaws.com/event/realtime`.
    pub realtime: Arc<str>,
    /// For HTTP: `LIVE_HTTP_URL`, such as `https://….appsync-api.eu-west-1.amazonaws.com/event`.
    pub http: Arc<str>,
    /// The host, and the port if it is not the usual one, that clients put beside
    /// their token: that of the HTTP endpoint, for both.
    pub host: Arc<str>,
}

impl LiveEndpoints {
    /// The endpoints of the settings.
    pub fn read(environment: &Environment<'_>) -> Result<Self, SettingError> {
        const REALTIME: &str = "LIVE_REALTIME_URL";
        let http = environment.required_http_url("LIVE_HTTP_URL")?;
        let realtime = environment.required(REALTIME)?;
        let is_websocket = Url::parse(&realtime).is_ok_and(|url| ["ws", "wss"].contains(&url.scheme()));
        if !is_websocket {
            return Err(SettingError::Wrong { name: REALTIME, why: "must be a ws or wss URL".into() });
        }
        let host = Url::parse(&http).ok().and_then(|url| {
            let host = url.host_str()?.to_owned();
            Some(url.port().map_or(host.clone(), |port| format!("{host}:{port}")))
        });
        Ok(Self { realtime: realtime.into(), http: http.into(), host: host.unwrap_or_default().into() })
    }
}

impl Start for LiveAccess {
    async fn start(environment: &Environment<'_>, scope: Option<Scope>) -> Result<Self, SettingError> {
        start(environment, scope, |environment, store, _| {
            let endpoints = LiveEndpoints::read(environment)?;
            Ok(Self { app: App::read(environment, store, Clock::system())?, endpoints })
        })
        .await
    }
}

impl State for LiveAccess {
    fn shows_cost(&self) -> bool {
        self.app.shows_cost
    }

    fn patience(&self) -> Patience {
        self.app.patience()
    }
}

impl FromRef<LiveAccess> for App {
    fn from_ref(access: &LiveAccess) -> Self {
        access.app.clone()
    }
}

impl FromRef<LiveAccess> for LiveEndpoints {
    fn from_ref(access: &LiveAccess) -> Self {
        access.endpoints.clone()
    }
}
