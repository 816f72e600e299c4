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
use crate::stream::{Called, Delivered, Driver, Function, Running, Source, StreamError};
use crate::template::Template;

/// Live events, at work until this is dropped.
#[derive(Debug)]
pub struct LiveEvents {
    /// The Event API.
    pub stand_in: StandIn,
    /// The function `live`.
    pub teller: Arc<Teller>,
    /// The function `live-authorizer`.
    pub authorizer: Arc<Authorizer>,
    /// What carries the stream's records to `live`: one for each mapping of the template.
    pub drivers: Vec<Driver>,
    /// Why there is none, where the stream cannot be read.
    unread: Option<StreamError>,
    _running: Vec<Running>,
}

/// The Event API, and whom it asks.
#[derive(Debug)]
pub struct Api {
    stand_in: StandIn,
    authorizer: Arc<Authorizer>,
}

impl Api {
    /// The Event API of the template; none where the template has none.
    pub async fn start(
        settings: &Settings,
        template: &Template,
        guarded: &Guarded,
        environment: &Environment<'_>,
    ) -> Result<Option<Self>, StackError> {
        if template.namespaces.is_empty() {
            return Ok(None);
        }
        let store = guarded.store(functions::LIVE_AUTHORIZER);
        let authorizer = Arc::new(Authorizer::read(environment, store, settings.time.clock())?);
        let asked = authorizer.clone();
        let ask = event_api::Authorizer::new(move |question: Value| {
            let authorizer = asked.clone();
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
        let started = StandIn::start(settings.time.clone(), api, ask, watch, address).await;
        let stand_in = started.map_err(|cause| StackError::Live { port, cause })?;
        Ok(Some(Self { stand_in, authorizer }))
    }

    /// Where people connect.
    pub fn endpoints(&self) -> LiveEndpoints {
        LiveEndpoints {
            realtime: self.stand_in.url().into(),
            http: self.stand_in.http_url().into(),
            host: self.stand_in.host().into(),
        }
    }
}

impl LiveEvents {
    /// `live` over that Event API, told of the table's stream.
    pub async fn over(
        api: Api,
        settings: &Settings,
        template: &Template,
        guarded: &Guarded,
    ) -> Result<Self, StackError> {
        let Api { stand_in, authorizer } = api;
        let teller = Arc::new(Teller::new(live(&stand_in, settings, guarded)?));
        let function = function(&teller);
        let (drivers, unread) = match drivers(settings, template, guarded, &function).await {
            Ok(drivers) => (drivers, None),
            Err(error) => {
                tracing::warn!(%error, "nothing is told of what happens");
                (Vec::new(), Some(error))
            }
        };
        let running = match settings.time.is_played() {
            true => Vec::new(),
            false => drivers.iter().map(Driver::run).collect(),
        };
        Ok(Self { stand_in, teller, authorizer, drivers, unread, _running: running })
    }

    /// Tells of all that has happened and is due, for those who play the time.
    pub async fn tell(&self) -> Result<Delivered, StreamError> {
        if let Some(error) = &self.unread {
            return Err(error.clone());
        }
        let mut told = Delivered::default();
        for driver in &self.drivers {
            told += driver.deliver().await?;
        }
        Ok(told)
    }
}

/// Whom `live` is at the Event API: a key of its own.
pub fn credentials() -> Credentials {
    Credentials::new("live", "dais-live-secret", None, None, "the local stack")
}

fn live(stand_in: &StandIn, settings: &Settings, guarded: &Guarded) -> Result<Live, StackError> {
    let endpoint = Endpoint { url: stand_in.http_url(), credentials: credentials(), ..guarded.dynamodb.clone() };
    let aws = guarded.unguarded(&endpoint);
    // The certificate is made for people's clients; the function trusts only those
    // that the machine does, as it would in the cloud.
    let connector = match settings.direct || settings.live_tls.is_some() {
        true => SharedHttpConnector::new(Within(stand_in.router.clone())),
        false => connector(),
    };
    let channels = Arc::new(EventApi::at(&aws, &endpoint.url, connector)?);
    let store = guarded.store(functions::LIVE);
    Ok(Live { store, clock: settings.time.clock(), channels, tries_for: settings.live_tries_for })
}

async fn drivers(
    settings: &Settings,
    template: &Template,
    guarded: &Guarded,
    function: &Function,
) -> Result<Vec<Driver>, StreamError> {
    let mut drivers = Vec::new();
    for mapping in template.stream_records.iter().filter(|mapping| mapping.enabled) {
        let source = Source {
            client: guarded.stream(&mapping.function),
            rights: guarded.rights(&mapping.function),
            table: guarded.names.table.clone(),
            schema: template.table.clone(),
            region: guarded.dynamodb.region.to_string(),
            dated_by_stack: !matches!(settings.data, Data::Endpoint(_)),
        };
        drivers.extend(Driver::open(mapping.clone(), function.clone(), source, settings.time.clone()).await?);
    }
    Ok(drivers)
}

fn function(teller: &Arc<Teller>) -> Function {
    let teller = teller.clone();
    let call = move |event: Value| -> Called {
        let teller = teller.clone();
        Box::pin(async move { to_value(teller.answer(&event).await).map_err(|error| error.to_string()) })
    };
    Function { call: Arc::new(call), time_out: FUNCTION_TIMEOUT }
}
