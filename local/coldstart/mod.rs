//! `cargo run --release -- coldstart`: how long a function that is started takes to
//! its first answer, how much memory that takes, and how large what is deployed is.
//!
//! Each release bootstrap is started under a Runtime API of our own, with the embedded
//! DynamoDB behind it, and beside them what others would deploy: a function with nothing
//! in it, and Node.js with AWS's SDK. Everything is on the loopback interface, so that
//! no network is in the figures, and no TLS: what a start has of that is reading the
//! certificate roots.

mod answer;
mod bare;
mod environment;
mod functions;
mod node;
mod options;
mod process;
mod report;
mod roots;
mod runtime_api;
mod size;
mod start;
mod subject;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use shared::aws::http_client;

use crate::dynamodb::{Engine, EngineError, TableError, create_table, endpoint};
use crate::example_event::EventError;
use crate::stack::LOCAL_TABLE;
use crate::template::{TEMPLATE, Template, TemplateError};

pub use options::ColdStarts;
pub use report::{Milliseconds, Report, Row, Spread, Times};

use environment::Around;
use roots::Roots;
use start::StartError;
use subject::Subject;

/// Cold starts cannot be measured.
#[derive(Debug, thiserror::Error)]
pub enum ColdStartError {
    /// A function has not been built.
    #[error("{} is not there; build the functions with: {build}", bootstrap.display())]
    NotBuilt {
        /// Where it would be.
        bootstrap: PathBuf,
        /// What builds all of them.
        build: String,
    },
    /// `--only` names what is no function.
    #[error("no function is called {asked}; there are {}", known.join(", "))]
    Unknown {
        /// The name.
        asked: String,
        /// Those of the template.
        known: Vec<String>,
    },
    /// There is nothing to give to a client of AWS's as its certificate roots.
    #[error("no certificate roots in {}; --roots names a file of them", .0.display())]
    NoRoots(PathBuf),
    /// A file cannot be read.
    #[error("{}: {cause}", path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// Why not.
        cause: io::Error,
    },
    /// What is compared with cannot be installed.
    #[error("{0}")]
    NotInstalled(String),
    /// Something did not start, or answered otherwise than it is to.
    #[error("{name}: {cause}")]
    NotStarted {
        /// What.
        name: String,
        /// Why not.
        cause: StartError,
    },
    /// There is no event to send.
    #[error(transparent)]
    Event(#[from] EventError),
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

/// Starts each function of the template as often as is asked for, one process at a
/// time. What is started is ended before this is, however it ends.
pub async fn measure(options: ColdStarts) -> Result<Report, ColdStartError> {
    let template = Template::parse(TEMPLATE)?;
    let roots = Roots::of(options.roots.clone())?;
    let mut subjects = functions::of(&template, &options)?;
    let mut absent = Vec::new();
    if options.only.is_empty() {
        let (bare, node) = (bare::built(&options)?, node::installed()?);
        absent.extend(bare.is_none().then_some("a function with nothing in it: it is not built"));
        absent.extend(node.is_none().then_some("Node.js: it is not there, and .ci/node installs it"));
        subjects.extend(bare.into_iter().chain(node));
    }
    let engine = Engine::sweeping(None, SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    create_table(&endpoint(engine.url.clone()), http_client(), LOCAL_TABLE, &template.table).await?;
    let around = Around { dynamodb: engine.url.clone() };
    let mut rows = subjects.iter().map(Row::of).collect::<Result<Vec<_>, _>>()?;
    // One after the other in every round, so that what else the machine does meets all of them.
    for _ in 0..options.runs {
        for (subject, row) in subjects.iter().zip(&mut rows) {
            for way in roots.ways(subject) {
                let started = start::start(subject, &around.environment(subject, way.file())).await;
                row.add(way, &started.map_err(|cause| subject.not_started(cause))?);
            }
        }
    }
    Ok(Report { runs: options.runs, rows, absent })
}

impl Subject {
    fn not_started(&self, cause: StartError) -> ColdStartError {
        ColdStartError::NotStarted { name: self.name.clone(), cause }
    }
}
