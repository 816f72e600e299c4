//! `cargo run`: the local stack in a terminal.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use dais::coldstart::{self, ColdStarts};
use dais::dynamodb::{client, copy_table, endpoint_of_environment, other_url};
use dais::example_event::example_event;
use dais::live::Tls;
use dais::livekit::command::{self, CommandError};
use dais::load::{self, LiveLoad, RequestsLoad, StageLoad};
use dais::openapi;
use dais::stack::{Data, LOCAL_API_KEYS, Settings, Stack};
use dais::start_page::start_page;
use dais::time::Time;
use livekit_protocol::DisconnectReason;
use shared::app::clock::Clock;
use shared::aws::http_client;
use shared::domain::caller::Scope;
use shared::domain::id::{RoomId, UserId};
use shared::domain::text::DisplayName;
use shared::token::{ApiKeys, NewToken};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Rooms, voice stages, chat and moderation on your own machine.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    /// The address to listen on, for the embedded DynamoDB and the stand-ins for LiveKit, SQS and AppSync too;
    /// 0.0.0.0 lets everybody in who reaches this machine
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// The port to listen on
    #[arg(long, default_value_t = 9000)]
    port: u16,
    /// Keep the data in this SQLite file (default: in memory); the environment variable
    /// AWS_ENDPOINT_URL_DYNAMODB names any other DynamoDB instead
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// The port of the embedded DynamoDB, for functions outside of this process (default: any)
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    dynamodb_port: u16,
    /// The port of the LiveKit stand-in, for functions outside of this process (default: any)
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    livekit_port: u16,
    /// The port of the SQS stand-in, for functions outside of this process (default: any)
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    sqs_port: u16,
    /// The port of the AppSync Events stand-in, to which live clients connect (default: any)
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    live_port: u16,
    /// Serve live events over TLS with this certificate (PEM): Amplify takes nothing else
    #[arg(long, value_name = "FILE", requires = "live_tls_key")]
    live_tls_certificate: Option<PathBuf>,
    /// The key of that certificate (PEM)
    #[arg(long, value_name = "FILE", requires = "live_tls_certificate")]
    live_tls_key: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print a token signed with a key of DAIS_API_KEYS, or of the local stack where that is not set
    Token(TokenArguments),
    /// Copy the items of one table into another, such as of a restored one into the stack's own; at the
    /// DynamoDB of AWS_REGION or AWS_ENDPOINT_URL_DYNAMODB, with the credentials of the environment
    Copy {
        /// The table to read; items that have expired are left out
        #[arg(long, value_name = "TABLE")]
        from: String,
        /// The table to write; what it has besides stays
        #[arg(long, value_name = "TABLE")]
        to: String,
    },
    /// Print the OpenAPI document made from the handlers
    Openapi,
    /// Print an API Gateway event of an operation, made from the document's examples and signed with
    /// the local key: for `sam local invoke`, `cargo lambda invoke` and the tests
    Event {
        /// The operation's id in the document, such as get_room
        operation_id: String,
        /// Write it to its file in events/ instead
        #[arg(long)]
        write: bool,
    },
    /// Connect to a voice chat as a client would, at the LiveKit stand-in
    Connect {
        /// The connection_url that POST /community-voice-chat answered
        connection_url: String,
    },
    /// Put load on a stack, and print how it is answered, counted and paid for; with --release
    #[command(subcommand)]
    Load(LoadCommand),
    /// Start the release bootstraps one by one, as Lambda does, and print how long each takes to its
    /// first answer, beside a function with nothing in it and Node.js with AWS's SDK; with --release
    Coldstart(ColdStarts),
    /// Disconnect from a voice chat as a client would, at the LiveKit stand-in
    Disconnect {
        /// The connection_url that POST /community-voice-chat answered
        connection_url: String,
        /// Why, by LiveKit's names, such as SIGNAL_CLOSE for a connection that broke
        #[arg(long, default_value = "CLIENT_INITIATED", value_parser = disconnect_reason)]
        reason: DisconnectReason,
    },
}

#[derive(Debug, Subcommand)]
enum LoadCommand {
    /// A full house on one voice stage: people enter, come and go, and leave
    Stage(StageLoad),
    /// Messages in one room: how soon those who listen have them
    Live(LiveLoad),
    /// Requests one behind the other: how many a second, how soon, and for how much CPU
    Requests(RequestsLoad),
}

fn disconnect_reason(name: &str) -> Result<DisconnectReason, &'static str> {
    DisconnectReason::from_str_name(name).ok_or("not the name of a DisconnectReason of LiveKit's")
}

#[derive(Debug, Args)]
struct TokenArguments {
    /// The account the token is for
    #[arg(long)]
    sub: UserId,
    /// What it allows, separated by commas: voice, settings, mutes, rooms, messages
    #[arg(long, value_delimiter = ',', required = true)]
    scopes: Vec<Scope>,
    /// The account's display name
    #[arg(long)]
    name: Option<DisplayName>,
    /// Confine the token to this room
    #[arg(long)]
    room: Option<RoomId>,
    /// Confine the token to these rooms, separated by commas
    #[arg(long, value_delimiter = ',')]
    rooms: Vec<RoomId>,
    /// The caller is that person, not a service acting for people
    #[arg(long)]
    user: bool,
    /// The id of the key to sign with (default: the first in alphabetical order)
    #[arg(long)]
    key: Option<String>,
    /// How long it is valid, in seconds
    #[arg(long, default_value_t = 86_400, value_parser = clap::value_parser!(u32).range(1..))]
    ttl: u32,
}

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => serve(cli).await,
        Some(Command::Token(arguments)) => print_token(arguments),
        Some(Command::Copy { from, to }) => copy(&from, &to).await,
        Some(Command::Openapi) => print_openapi(),
        Some(Command::Event { operation_id, write }) => event(&operation_id, write),
        Some(Command::Load(LoadCommand::Stage(options))) => load_stage(options).await,
        Some(Command::Load(LoadCommand::Live(options))) => load_live(options).await,
        Some(Command::Load(LoadCommand::Requests(options))) => load_requests(options).await,
        Some(Command::Coldstart(options)) => cold_starts(options).await,
        Some(Command::Connect { connection_url }) => print_line(command::connect(&connection_url).await),
        Some(Command::Disconnect { connection_url, reason }) => {
            print_line(command::disconnect(&connection_url, reason).await)
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has seen enough of it.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("dais: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(cli: Cli) -> Result<(), Failure> {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,shared=info,dynoxide=error"));
    tracing_subscriber::fmt()
        .compact()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .init();
    let (data, where_data_is) = match (other_url(), cli.data) {
        (Some(_), Some(_)) => return Err("--data and AWS_ENDPOINT_URL_DYNAMODB exclude each other".into()),
        (Some(_), None) if cli.dynamodb_port != 0 => {
            return Err("--dynamodb-port and AWS_ENDPOINT_URL_DYNAMODB exclude each other".into());
        }
        (Some(endpoint), None) => (Data::Endpoint(endpoint.clone()), format!("data in the DynamoDB at {endpoint}")),
        (None, Some(file)) => (Data::File(file.clone()), format!("data in {}", file.display())),
        (None, None) => (Data::Memory, "data in memory".to_owned()),
    };
    let live_tls = cli.live_tls_certificate.zip(cli.live_tls_key);
    let live_tls = live_tls.map(|(certificate, key)| Tls { certificate, key });
    let stack = Stack::start(Settings {
        address: cli.address,
        port: cli.port,
        dynamodb_port: cli.dynamodb_port,
        livekit_port: cli.livekit_port,
        sqs_port: cli.sqs_port,
        live_port: cli.live_port,
        live_name: live_tls.as_ref().map(|_| "localhost".to_owned()),
        live_tls,
        data,
        reads_environment: true,
        ..Settings::default()
    });
    let stack = stack.await?;
    // Whoever reads the page may stop it at once.
    let stopped = stopped_by_signal()?;
    say(&start_page(&stack, &where_data_is).await?)?;
    stopped.await;
    stack.stop().await;
    say("\nDais has stopped.")
}

/// Ctrl-C, or a request to end the process, from now on.
fn stopped_by_signal() -> io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

fn say(line: &str) -> Result<(), Failure> {
    Ok(writeln!(io::stdout(), "{line}")?)
}

fn print_token(arguments: TokenArguments) -> Result<(), Failure> {
    let keys = std::env::var("DAIS_API_KEYS").unwrap_or(LOCAL_API_KEYS.to_owned()).parse::<ApiKeys>();
    let keys = keys.map_err(|error| format!("DAIS_API_KEYS {error}"))?;
    let token = NewToken {
        user: arguments.sub,
        name: arguments.name,
        scopes: arguments.scopes,
        room: arguments.room,
        rooms: Some(arguments.rooms).filter(|rooms| !rooms.is_empty()),
        is_person: arguments.user,
        lasts: Duration::from_secs(arguments.ttl.into()),
    };
    let key = arguments.key.as_deref().unwrap_or(keys.first_id());
    let token = keys.issue(key, token, Clock::system().now());
    say(&token.map_err(|_| format!("DAIS_API_KEYS holds no key {key:?}"))?)
}

async fn copy(from: &str, to: &str) -> Result<(), Failure> {
    if from == to {
        return Err("--from and --to are the same table".into());
    }
    let client = client(&endpoint_of_environment(), http_client());
    let copied = copy_table(&client, from, to, Clock::system().now()).await?;
    say(&format!("{copied} items of {from} are in {to} now"))
}

async fn load_stage(options: StageLoad) -> Result<(), Failure> {
    let report = load::stage(options, Time::real()).await?;
    say(&report.to_string())?;
    if report.is_good() { Ok(()) } else { Err("something failed, or was not as it is to be in the end".into()) }
}

async fn load_live(options: LiveLoad) -> Result<(), Failure> {
    let report = load::live(options, Time::real()).await?;
    say(&report.to_string())?;
    if report.is_good() { Ok(()) } else { Err("something was missed, or out of order".into()) }
}

async fn load_requests(options: RequestsLoad) -> Result<(), Failure> {
    let report = load::requests(options).await?;
    say(&report.to_string())?;
    if report.is_good() { Ok(()) } else { Err("not all was answered".into()) }
}

async fn cold_starts(options: ColdStarts) -> Result<(), Failure> {
    let as_json = options.json;
    // Stopped, it drops what it has started, and that ends with it.
    let report = tokio::select! {
        report = coldstart::measure(options) => report?,
        () = stopped_by_signal()? => return Err("stopped before all was measured".into()),
    };
    say(&if as_json { serde_json::to_string_pretty(&report)? } else { report.to_string() })
}

fn print_line(line: Result<String, CommandError>) -> Result<(), Failure> {
    say(&line?)
}

fn print_openapi() -> Result<(), Failure> {
    say(openapi::document()?.trim_end())
}

fn event(operation_id: &str, write: bool) -> Result<(), Failure> {
    let event = example_event(operation_id, Clock::system().now())?;
    if !write {
        return say(event.text()?.trim_end());
    }
    let file = event.file();
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, event.text()?)?;
    say(&format!("written to {}", file.display()))
}
