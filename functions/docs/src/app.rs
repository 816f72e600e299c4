//! What this function knows.

use axum::extract::FromRef;
use axum::http::HeaderValue;
use shared::domain::caller::Scope;
use shared::environment::{Environment, SettingError};
use shared::http::app::PublicApp;
use shared::http::group::State;
use shared::patience::Patience;
use shared::serve::Start;

use crate::policy::policy;

/// The state of this function.
#[derive(Debug, Clone)]
pub struct DocsApp {
    /// What every open function has.
    pub public: PublicApp,
    /// The `Content-Security-Policy` of the pages.
    pub policy: PagePolicy,
}

/// What a page may load, and whom it may ask.
#[derive(Debug, Clone)]
pub struct PagePolicy(pub HeaderValue);

impl DocsApp {
    /// The state, from the settings: `LIVE_REALTIME_URL` and `LIVEKIT_URL` say where
    /// the pages connect to, each absent or empty where there is none.
    pub fn read(environment: &Environment<'_>) -> Result<Self, SettingError> {
        let urls = ["LIVE_REALTIME_URL", "LIVEKIT_URL"].map(|name| (name, environment.non_empty(name)));
        Ok(Self { public: PublicApp::read(environment), policy: PagePolicy(policy(urls)?) })
    }
}

impl Start for DocsApp {
    async fn start(environment: &Environment<'_>, scope: Option<Scope>) -> Result<Self, SettingError> {
        let read = Self::read(environment)?;
        Ok(Self { public: PublicApp::start(environment, scope).await?, ..read })
    }
}

impl State for DocsApp {
    fn shows_cost(&self) -> bool {
        self.public.shows_cost
    }

    fn patience(&self) -> Patience {
        self.public.patience()
    }
}

impl FromRef<DocsApp> for PagePolicy {
    fn from_ref(app: &DocsApp) -> Self {
        app.policy.clone()
    }
}
