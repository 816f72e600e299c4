//! Live events, put together: the table's stream, the function `live` that tells of
//! its changes, the Event API that it publishes to, and the authorizer that this asks.

use std::net::SocketAddr;
use std::sync::Arc;

use aws_sdk_dynamodb::config::Credentials;
use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use live::Teller;
use live_access::LiveEndpoints;
use live_authorizer::Authorizer;
use serde_json::{Value, to_value};
use shared::app::clock::Clock;
use shared::app::live::Live;
use shared::appsync::EventApi;
use shared::aws::Endpoint;
use shared::aws::signed::connector;
use shared::environment::Environment;

use crate::functions;
use crate::guarded::Guarded;
use crate::live::within::Within;
use crate::live::{self as event_api, Caller, StandIn};
use crate::stack::{Data, FUNCTION_TIMEOUT, Settings, StackError};
use crate::stream::{Delivered, Driver, Function, Running, Source, StreamError};
use crate::template::Template;

/// Live events, at work until this is dropped.
#[derive(Debug)]
pub struct LiveEvents {
    /// The Event API.
    pub stand_in: StandIn,
    /// What carries the stream's records to `live`: one for each mapping of the template.
    pub drivers: Vec<Driver>,
    running: Vec<Running>,
}

impl LiveEvents {
    /// The Event API of the template, at `address`; none where the template has none.
    pub async fn api(
        settings: &Settings,
        template: &Template,
        guarded: &Guarded,
        environment: &Environment<'_>,
    ) -> Result<Option<StandIn>, StackError> {
        if template.namespaces.is_empty() {
            return Ok(None);
        }
        let authorizer = Arc::new(Authorizer::read(environment, settings.time.clock())?);
        let authorizer = event_api::Authorizer::new(move |question: Value| {
            let authorizer = authorizer.clone();
            async move { to_value(authorizer.answer(&question).await).map_err(|error| error.to_string()) }
        });
        let credentials = credentials();
        let caller = Caller {
            access_key: credentials.access_key_id().to_owned(),
            secret: credentials.secret_access_key().to_owned(),
            session: None,
            guard: guarded.guard(functions::LIVE),
        };
        let api = event_api::Settings {
            region: guarded.dynamodb.region.to_string(),
            namespaces: template.namespaces.clone(),
            callers: vec![caller],
            tls: settings.live_tls.clone(),
            name: settings.live_name.clone(),
            permissions: settings.dynamodb.clone(),
            ..event_api::Settings::default()
        };
        let (port, watch) = (settings.live_port, settings.live.clone());
        let address = SocketAddr::from((settings.address, port));
        let started = StandIn::start(settings.time.clone(), api, authorizer, watch, address).await;
        started.map(Some).map_err(|cause| StackError::Live { port, cause })
    }

    /// `live` over that Event API, told of the table's stream.
    pub async fn over(
        stand_in: StandIn,
        settings: &Settings,
        template: &Template,
        guarded: &Guarded,
    ) -> Result<Self, StreamError> {
        let function = function(&stand_in, settings, guarded).await;
        let mut drivers = Vec::new();
        for mapping in template.stream_records.iter().filter(|mapping| mapping.enabled && mapping.condition_holds) {
            let source = Source {
                client: guarded.stream(&mapping.function).await,
                rights: guarded.rights(&mapping.function),
                table: guarded.names.table.clone(),
                schema: template.table.clone(),
                region: guarded.dynamodb.region.to_string(),
                dated_by_stack: !matches!(settings.data, Data::Endpoint(_)) || settings.time.is_played(),
            };
            drivers.extend(Driver::open(mapping.clone(), function.clone(), source, settings.time.clone()).await?);
        }
        let running = match settings.time.is_played() {
            true => Vec::new(),
            false => drivers.iter().map(Driver::run).collect(),
        };
        Ok(Self { stand_in, drivers, running })
    }

    /// Where people connect.
    pub fn endpoints(stand_in: &StandIn) -> LiveEndpoints {
        LiveEndpoints {
            realtime: stand_in.url().into(),
            http: stand_in.http_url().into(),
            host: stand_in.host().into(),
        }
    }

    /// Tells of all that has happened and is due, for those who play the time.
    pub async fn tell(&self) -> Result<Delivered, StreamError> {
        let mut told = Delivered::default();
        for driver in &self.drivers {
            told += driver.deliver().await?;
        }
        Ok(told)
    }

    /// Whether the stream is carried by itself.
    pub fn runs(&self) -> bool {
        !self.running.is_empty()
    }
}

/// Whom `live` is at the Event API: a key of its own.
fn credentials() -> Credentials {
    Credentials::new("live", "dais-live-secret", None, None, "the local stack")
}

async fn function(stand_in: &StandIn, settings: &Settings, guarded: &Guarded) -> Function {
    let store = guarded.store(functions::LIVE).await;
    let endpoint = Endpoint { url: stand_in.http_url(), credentials: credentials(), ..guarded.dynamodb.clone() };
    let aws = guarded.unguarded(&endpoint).await;
    let connector = match settings.direct {
        true => SharedHttpConnector::new(Within(stand_in.router.clone())),
        false => connector(),
    };
    let teller = EventApi::at(&aws, &endpoint.url, connector).map(|channels| {
        let clock: Clock = settings.time.clock();
        Arc::new(Teller::new(Live { store, clock, channels: Arc::new(channels), tries_for: Live::TRIES_FOR }))
    });
    let call = move |event: Value| -> crate::stream::Called {
        let teller = teller.clone();
        Box::pin(async move {
            let teller = teller.ok_or("no credentials")?;
            to_value(teller.answer(&event).await).map_err(|error| error.to_string())
        })
    };
    Function { call: Arc::new(call), time_out: FUNCTION_TIMEOUT }
}
