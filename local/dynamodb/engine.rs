//! The embedded DynamoDB: dynoxide, served on a port of its own.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use dynoxide::Database;
use dynoxide::storage_backend::Clock as EngineClock;
use shared::app::clock::Clock;
use shared::domain::time::Timestamp;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::address::reached_at;

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

/// An embedded DynamoDB; it stops when this is dropped.
pub struct Engine {
    /// Where it answers.
    pub url: String,
    database: Database,
    tasks: Vec<JoinHandle<()>>,
}

impl Engine {
    /// A database in memory whose time is that of `clock`; expired items stay
    /// until [`Engine::sweep`].
    pub async fn in_memory(clock: &TestClock) -> Result<Self, EngineError> {
        Self::serve(Database::memory_with_clock(Arc::new(clock.clone()))?, (Ipv4Addr::LOCALHOST, 0).into()).await
    }

    /// A database in `file`, or in memory without one, at
    /// `address` (port 0 takes any that is free); expired items are deleted
    /// every second.
    pub async fn sweeping(file: Option<&Path>, address: SocketAddr) -> Result<Self, EngineError> {
        let database = match file {
            Some(file) => Database::new(&file.to_string_lossy())?,
            None => Database::memory()?,
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

    async fn serve(database: Database, address: SocketAddr) -> Result<Self, EngineError> {
        let fault = |cause| EngineError::Port { port: address.port(), cause };
        let listener = TcpListener::bind(address).await.map_err(fault)?;
        let url = format!("http://{}", reached_at(listener.local_addr().map_err(fault)?));
        let served = database.clone();
        let task = tokio::spawn(async move { dynoxide::server::serve_on(listener, served).await });
        Ok(Self { url, database, tasks: vec![task] })
    }

    /// Deletes what has expired, as DynamoDB does sooner or later; tells how many.
    pub fn sweep(&self) -> Result<usize, EngineError> {
        Ok(self.database.sweep_ttl()?)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

/// A clock that stands still until a test moves it.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// A clock that shows `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(now.millis())))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }

    /// Moves it to `now`.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.millis(), Ordering::SeqCst);
    }

    /// Moves it on.
    pub fn advance(&self, time: Duration) {
        self.set(self.now().after(time));
    }

    /// The same clock for the functions.
    pub fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::from_fn(move || clock.now())
    }
}

impl EngineClock for TestClock {
    fn now_unix_secs(&self) -> u64 {
        u64::try_from(self.now().seconds()).unwrap_or_default()
    }

    fn now_unix_secs_f64(&self) -> f64 {
        std::time::Duration::from_millis(u64::try_from(self.now().millis()).unwrap_or_default()).as_secs_f64()
    }
}
