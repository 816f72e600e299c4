//! The local stack as a whole: DynamoDB, the functions and the gateway.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use shared::app::live::Live;
use shared::aws::http_client;
use shared::domain::message::Retention;
use shared::environment::{Environment, SettingError};
use shared::http::voice_app::VoiceApp;
use shared::patience::Patience;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use voice_sweeper::Sweeper;

use crate::address::reached_at;
use crate::dynamodb::wire::{self, Wire};
use crate::dynamodb::{Engine, EngineError, Opened, TableError, create_table, endpoint};
use crate::functions;
use crate::gateway::gateway;
use crate::guarded::Guarded;
use crate::iam::Names;
use crate::live::{self, Tls};
use crate::live_events::{self, LiveEvents};
use crate::livekit::{self, Pace, Receiver, StandIn};
use crate::local_api::LocalApi;
use crate::queue::{self, Carrier};
use crate::template::{TEMPLATE, Template, TemplateError};
use crate::time::Time;

/// The id of the API key that is there when nothing is set.
pub const LOCAL_API_KEY: &str = "local";

/// `DAIS_API_KEYS` when nothing is set.
pub const LOCAL_API_KEYS: &str = r#"{"local":"dais-local-secret-0123456789abcdef"}"#;

/// `TABLE_NAME` when nothing is set.
pub const LOCAL_TABLE: &str = "dais";

/// The template's `Timeout`.
pub(crate) const FUNCTION_TIMEOUT: Duration = Duration::from_secs(10);

const TIME_TO_STOP: Duration = Duration::from_secs(3);

/// The stack does not start.
#[derive(Debug, thiserror::Error)]
pub enum StackError {
    /// Another program listens there.
    #[error("port {0} is taken; choose another one with --port")]
    PortTaken(u16),
    /// It cannot listen for another reason.
    #[error("cannot listen: {0}")]
    Listen(#[source] io::Error),
    /// The stand-in for LiveKit does not start.
    #[error("the LiveKit stand-in cannot listen on port {port} (another one: --livekit-port): {cause}")]
    LiveKit {
        /// Where; 0 for anywhere.
        port: u16,
        /// Why not.
        cause: io::Error,
    },
    /// The stand-in for SQS does not start.
    #[error("the SQS stand-in cannot listen on port {port} (another one: --sqs-port): {cause}")]
    Sqs {
        /// Where; 0 for anywhere.
        port: u16,
        /// Why not.
        cause: io::Error,
    },
    /// The stand-in for AppSync Events does not start.
    #[error("the AppSync stand-in cannot listen on port {port} (another one: --live-port): {cause}")]
    Live {
        /// Where; 0 for anywhere.
        port: u16,
        /// Why not.
        cause: io::Error,
    },
    /// A setting is missing or wrong.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// The template cannot be read.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The embedded DynamoDB does not start.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The table cannot be created.
    #[error(transparent)]
    Table(#[from] TableError),
}

/// Where the data is.
#[derive(Debug, Clone)]
pub enum Data {
    /// In memory, gone with the process.
    Memory,
    /// In a file, there again at the next start.
    File(PathBuf),
    /// In any DynamoDB, at this endpoint.
    Endpoint(String),
    /// In a database that whoever has opened it sweeps.
    Opened(Opened),
}

/// What a stack is started with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where all of it listens: the loopback address, or one that others reach.
    pub address: IpAddr,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// The port of the embedded DynamoDB; 0 takes any that is free.
    pub dynamodb_port: u16,
    /// The port of the stand-in for LiveKit; 0 takes any that is free.
    pub livekit_port: u16,
    /// The port of the stand-in for SQS; 0 takes any that is free.
    pub sqs_port: u16,
    /// The port of the stand-in for AppSync Events; 0 takes any that is free.
    pub live_port: u16,
    /// The name by which clients reach that, where its address is not to be it.
    pub live_name: Option<String>,
    /// Its certificate, where it is to be reached over TLS.
    pub live_tls: Option<Tls>,
    /// How long `live` itself tries to publish what is not taken.
    pub live_tries_for: Duration,
    /// Where the data is.
    pub data: Data,
    /// The template, where it is another one than is committed.
    pub template: Option<Template>,
    /// Settings of the functions that differ from the local ones, by name.
    pub variables: Vec<(String, String)>,
    /// Whether the functions' settings may come from the environment too.
    pub reads_environment: bool,
    /// How long the functions wait for DynamoDB and LiveKit.
    pub patience: Patience,
    /// How long what the stand-in for LiveKit does takes.
    pub livekit_pace: Pace,
    /// What all of it goes by.
    pub time: Time,
    /// Whether what is inside of this process is reached without sockets: the
    /// embedded DynamoDB by the functions, and the gateway by the stand-in's webhooks.
    pub direct: bool,
    /// Who watches what the functions say to DynamoDB and SQS.
    pub dynamodb: Arc<dyn wire::Watch>,
    /// Who watches the stand-in for LiveKit.
    pub livekit: Arc<dyn livekit::Watch>,
    /// Who watches the stand-in for AppSync Events.
    pub live: Arc<dyn live::Watch>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 9000,
            dynamodb_port: 0,
            livekit_port: 0,
            sqs_port: 0,
            live_port: 0,
            live_name: None,
            live_tls: None,
            live_tries_for: Live::TRIES_FOR,
            data: Data::Memory,
            template: None,
            variables: Vec::new(),
            reads_environment: false,
            patience: Patience::default(),
            livekit_pace: Pace::default(),
            time: Time::real(),
            direct: false,
            dynamodb: Arc::new(wire::Unwatched),
            livekit: Arc::new(livekit::Unwatched),
            live: Arc::new(live::Unwatched),
        }
    }
}

impl Settings {
    /// A setting of the functions: what was said, else the environment, else
    /// what is set locally.
    fn variable(&self, name: &str) -> Option<String> {
        let said = self.variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let surrounding = || std::env::var(name).ok().filter(|_| self.reads_environment);
        said.or_else(surrounding).or_else(|| match name {
            "TABLE_NAME" => Some(LOCAL_TABLE.to_owned()),
            "DAIS_API_KEYS" => Some(LOCAL_API_KEYS.to_owned()),
            "DAIS_COST_HEADER" => Some("1".to_owned()),
            _ => None,
        })
    }

    /// Whether expired items are to be deleted, which another DynamoDB does by
    /// its own clock: not by the wrong one.
    fn expires(&self) -> bool {
        !(matches!(self.data, Data::Endpoint(_)) && self.time.is_played())
    }
}

/// A stack that is up; it stops listening when this is dropped.
pub struct Stack {
    /// Where it answers.
    pub address: SocketAddr,
    /// What answers there, for those within this process.
    pub gateway: Router,
    /// Each function's service, by its name.
    pub services: BTreeMap<String, Router>,
    /// The state of the function `voice`.
    pub voice: VoiceApp,
    /// The state of every function that speaks to DynamoDB, by its name.
    pub states: BTreeMap<&'static str, VoiceApp>,
    /// The embedded DynamoDB, if that is what is used.
    pub engine: Option<Engine>,
    /// The stand-in for LiveKit, if `LIVEKIT_URL` is not set.
    pub livekit: Option<StandIn>,
    /// The stand-in for SQS.
    pub sqs: queue::StandIn,
    /// What carries the queue's messages to the sweeper.
    pub carrier: Carrier,
    /// Live events, if the template has them.
    pub live: Option<LiveEvents>,
    server: JoinHandle<io::Result<()>>,
    sweeping: Option<JoinHandle<()>>,
    carrying: Vec<JoinHandle<Infallible>>,
    stop: oneshot::Sender<()>,
}

impl Stack {
    /// Starts DynamoDB, creates the table if it is missing, and listens.
    pub async fn start(settings: Settings) -> Result<Self, StackError> {
        let listener = listen(settings.address, settings.port).await?;
        let address = listener.local_addr().map_err(StackError::Listen)?;
        let inside = Arc::new(OnceLock::new());
        let livekit = stand_in(&settings, address, &inside).await?;
        let environment = Environment::new(|name| {
            livekit.as_ref().and_then(|livekit| livekit.variable(name)).or_else(|| settings.variable(name))
        });
        let table = environment.required("TABLE_NAME")?;
        let mut template = settings.template.clone().map_or_else(|| Template::parse(TEMPLATE), Ok)?;
        template.table.time_to_live_specification.enabled &= settings.expires();
        let (url, engine) = data(&settings).await?;
        let dynamodb = endpoint(url);
        let sqs = sqs(&settings, &template).await?;
        let direct = engine.as_ref().filter(|_| settings.direct).map(|engine| engine.direct(Some(&sqs.queue)));
        let http = direct.unwrap_or_else(http_client);
        create_table(&dynamodb, http.clone(), &table, &template.table).await?;
        let guarded = Guarded {
            dynamodb,
            sqs: endpoint(sqs.url.clone()),
            wire: Wire::over(http, settings.dynamodb.clone()),
            names: Names { table, queue_url: sqs.queue.url().to_owned() },
            policies: template.policies.clone(),
            patience: settings.patience,
            log_retention: Retention::days(environment.log_retention_days()?),
        };
        let clock = settings.time.clock();
        let store = guarded.store(functions::VOICE);
        let voice = VoiceApp::read(&environment, store, clock.clone())?;
        let states = guarded.states(&voice);
        let event_api = live_events::Api::start(&settings, &template, &guarded, &environment).await?;
        let endpoints = event_api.as_ref().map(live_events::Api::endpoints);
        let docs = functions::docs(&environment, endpoints.as_ref())?;
        let services = functions::services(docs, &states, endpoints);
        let (routes, time_out) = (template.routes.clone(), function_timeout(settings.patience));
        let gateway = gateway(routes, &template.cors, services.clone(), clock, time_out, Default::default());
        let gateway = LocalApi::of(&voice, livekit.is_some()).before(gateway);
        let _ = inside.set(gateway.clone());
        let sweeper = states.get(functions::VOICE_SWEEPER).unwrap_or(&voice);
        let carrier = Carrier {
            queue: sqs.queue.clone(),
            sweeper: Arc::new(Sweeper::new(sweeper.voice.clone())),
            rights: guarded.rights(functions::VOICE_SWEEPER),
            mapping: template.queue_messages.clone(),
        };
        let live = match event_api {
            Some(api) => Some(LiveEvents::over(api, &settings, &template, &guarded).await?),
            None => None,
        };
        let interval = sweep_interval(&environment)?;
        let happens_by_itself = !settings.time.is_played();
        let sweeping = happens_by_itself.then(|| tokio::spawn(sweep_now_and_then(sweeper.clone(), interval)));
        let carrying = if happens_by_itself { carrier.run() } else { Vec::new() };
        drop(environment);
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn(serve(listener, gateway.clone(), stopped));
        Ok(Self {
            address,
            gateway,
            services,
            voice,
            states,
            engine,
            livekit,
            sqs,
            carrier,
            live,
            server,
            sweeping,
            carrying,
            stop,
        })
    }

    /// Answers the requests under way, for three seconds at most, and stops.
    pub async fn stop(self) {
        self.end_sweeper();
        let _ = self.stop.send(());
        let _ = tokio::time::timeout(TIME_TO_STOP, self.server).await;
    }

    fn end_sweeper(&self) {
        self.sweeping.iter().for_each(JoinHandle::abort);
        self.carrying.iter().for_each(JoinHandle::abort);
    }

    /// The address as a URL.
    pub fn url(&self) -> String {
        format!("http://{}", reached_at(self.address))
    }
}

/// How long a function may take: the template's `Timeout`, and longer where the
/// functions themselves are to wait longer.
fn function_timeout(patience: Patience) -> Duration {
    FUNCTION_TIMEOUT.max(patience.answer * 2)
}

/// `VOICE_SWEEP_SECONDS`: how often the voice sweeper runs; in the cloud the
/// template's schedule says so.
fn sweep_interval(environment: &Environment<'_>) -> Result<Duration, SettingError> {
    environment.seconds("VOICE_SWEEP_SECONDS", Duration::from_mins(1))
}

async fn sweep_now_and_then(voice: VoiceApp, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        if let Err(fault) = shared::app::voice::sweep::sweep(&voice.voice, voice.app.clock.now()).await {
            tracing::warn!(%fault, "voice sweep");
        }
    }
}

/// Serves until the stack is stopped, then answers what is under way.
async fn serve(listener: TcpListener, service: Router, stopped: oneshot::Receiver<()>) -> io::Result<()> {
    let stopped = async { drop(stopped.await) };
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopped).await
}

async fn listen(address: IpAddr, port: u16) -> Result<TcpListener, StackError> {
    TcpListener::bind((address, port)).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => StackError::PortTaken(port),
        _ => StackError::Listen(error),
    })
}

/// The stand-in for LiveKit, unless `LIVEKIT_URL` names a real one or, set to
/// nothing, says that there is to be none.
async fn stand_in(
    settings: &Settings,
    gateway: SocketAddr,
    inside: &Arc<OnceLock<Router>>,
) -> Result<Option<StandIn>, StackError> {
    if settings.variable("LIVEKIT_URL").is_some() {
        return Ok(None);
    }
    let receiver = match settings.direct {
        true => Receiver::Within(inside.clone()),
        false => format!("http://{}/livekit-webhook", reached_at(gateway)).into(),
    };
    let port = settings.livekit_port;
    let (time, pace, watch) = (settings.time.clone(), settings.livekit_pace, settings.livekit.clone());
    let started = StandIn::start(time, pace, receiver, (settings.address, port).into(), watch).await;
    started.map(Some).map_err(|cause| StackError::LiveKit { port, cause })
}

/// The stand-in for SQS.
async fn sqs(settings: &Settings, template: &Template) -> Result<queue::StandIn, StackError> {
    let port = settings.sqs_port;
    let started = queue::StandIn::start(settings.time.clone(), &template.queue, (settings.address, port).into()).await;
    started.map_err(|cause| StackError::Sqs { port, cause })
}

/// The URL of the DynamoDB with the data, and the engine if it is embedded.
async fn data(settings: &Settings) -> Result<(String, Option<Engine>), EngineError> {
    let port = (settings.address, settings.dynamodb_port).into();
    let engine = match &settings.data {
        Data::Memory => Engine::sweeping(None, port).await?,
        Data::File(file) => Engine::sweeping(Some(file), port).await?,
        Data::Opened(opened) => Engine::over(opened, port).await?,
        Data::Endpoint(url) => return Ok((url.clone(), None)),
    };
    Ok((engine.url.clone(), Some(engine)))
}
