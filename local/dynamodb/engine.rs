//! The embedded DynamoDB: dynoxide, served on a port of its own.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use aws_sdk_dynamodb::config::SharedHttpClient;
use dynoxide::Database;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::direct::Direct;
use super::stream_records;
use crate::address::reached_at;
use crate::queue::Queue;

/// How often expired items are deleted.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// The embedded DynamoDB does not start.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The file cannot be opened.
    #[error("the data cannot be opened; is it a SQLite file that Dais made, in a folder that exists? ({0})")]
    Open(#[from] dynoxide::DynoxideError),
    /// It cannot listen.
    #[error("the database cannot listen on port {port} (another one: --dynamodb-port): {cause}")]
    Port {
        /// Where; 0 for anywhere.
        port: u16,
        /// Why not.
        cause: io::Error,
    },
}

/// A database that is there already; its clones are the same one.
#[derive(Clone)]
pub struct Opened(pub Database);

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened")
    }
}

/// An embedded DynamoDB; it stops when this is dropped.
pub struct Engine {
    /// Where it answers.
    pub url: String,
    pub(crate) database: Database,
    tasks: Vec<JoinHandle<()>>,
}

impl Engine {
    /// A database that whoever has opened it sweeps, at `address`.
    pub async fn over(opened: &Opened, address: SocketAddr) -> Result<Self, EngineError> {
        Self::serve(opened.0.clone(), address).await
    }

    /// A database in `file`, or in memory without one, at
    /// `address` (port 0 takes any that is free); expired items are deleted
    /// every second.
    pub async fn sweeping(file: Option<&Path>, address: SocketAddr) -> Result<Self, EngineError> {
        let database = match file {
            Some(file) => stream_records::in_file(&file.to_string_lossy())?,
            None => stream_records::in_memory(Database::memory()?)?,
        };
        let mut engine = Self::serve(database, address).await?;
        let database = engine.database.clone();
        engine.tasks.push(tokio::spawn(async move {
            loop {
                tokio::time::sleep(SWEEP_EVERY).await;
                let database = database.clone();
                // It holds the database's lock and blocks.
                if let Ok(Err(error)) = tokio::task::spawn_blocking(move || database.sweep_ttl()).await {
                    tracing::warn!(%error, "sweep failed");
                }
            }
        }));
        Ok(engine)
    }

    /// What reaches it, and the queue if there is one, from within this process,
    /// without a socket.
    pub fn direct(&self, queue: Option<&Queue>) -> SharedHttpClient {
        Direct::into(self.database.clone(), queue.cloned())
    }

    async fn serve(database: Database, address: SocketAddr) -> Result<Self, EngineError> {
        let fault = |cause| EngineError::Port { port: address.port(), cause };
        let listener = TcpListener::bind(address).await.map_err(fault)?;
        let url = format!("http://{}", reached_at(listener.local_addr().map_err(fault)?));
        let served = database.clone();
        let task = tokio::spawn(async move { dynoxide::server::serve_on(listener, served).await });
        Ok(Self { url, database, tasks: vec![task] })
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}
