//! A bootstrap under the Runtime Interface Emulator.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;

use crate::build::{self, Function};
use crate::client::{Answer, Client};
use crate::environment::Environment;

const INVOKE: &str = "/2015-03-31/functions/function/invocations";

const LONGEST_START: Duration = Duration::from_secs(20);

const LONGEST_STOP: Duration = Duration::from_secs(5);

/// An emulator that is up. It starts the bootstrap at the first event, and both
/// end when this is dropped.
pub struct Emulator {
    process: Child,
    client: Client,
    folder: TempDir,
}

impl Emulator {
    pub fn start(function: &Function, environment: &Environment) -> Self {
        let (events, runtime) = (free_address(), free_address());
        let folder = tempfile::tempdir().unwrap();
        let output = |name: &str| Stdio::from(fs::File::create(folder.path().join(name)).unwrap());
        let process = Command::new(build::emulator())
            .args(["--runtime-interface-emulator-address", &events.to_string()])
            .args(["--runtime-api-address", &runtime.to_string()])
            .arg(function.x86_64())
            .env_clear()
            .envs(environment)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(output("stdout"))
            .stderr(output("stderr"))
            .spawn()
            .unwrap();
        let mut emulator = Self { process, client: Client::to(&format!("http://{events}")), folder };
        emulator.wait_until_it_listens(events);
        emulator
    }

    fn wait_until_it_listens(&mut self, address: SocketAddr) {
        let started = Instant::now();
        while TcpStream::connect(address).is_err() {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none() && started.elapsed() < LONGEST_START, "no emulator: {}", self.read("stderr"));
            sleep(Duration::from_millis(5));
        }
    }

    /// Sends an event. One at a time: concurrent ones make the emulator crash.
    pub async fn send(&mut self, event: &Value) -> Answer {
        self.client.send("POST", INVOKE, event.to_string().into_bytes()).await
    }

    /// What the function answers to an event.
    pub async fn invoke(&mut self, event: &Value) -> Value {
        let answer = self.send(event).await;
        assert_eq!(answer.status, 200, "{}: {}\n{}", answer.text, self.read("stderr"), self.read("stdout"));
        answer.body
    }

    /// What the function wrote, without the lines that Lambda writes around it.
    pub fn log(&self) -> Vec<String> {
        let is_of_lambda = |line: &str| ["START ", "END ", "REPORT "].iter().any(|word| line.starts_with(word));
        self.read("stdout").lines().filter(|line| !is_of_lambda(line)).map(str::to_owned).collect()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(Path::new(self.folder.path()).join(name)).unwrap()
    }
}

impl Drop for Emulator {
    /// Asked to end, the emulator ends the bootstrap first.
    fn drop(&mut self) {
        let _ = kill_process(Pid::from_child(&self.process), Signal::TERM);
        let asked = Instant::now();
        while asked.elapsed() < LONGEST_STOP && matches!(self.process.try_wait(), Ok(None)) {
            sleep(Duration::from_millis(5));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// An address that nobody gets until the emulator has it: from below the ports
/// that the system gives out, and none twice in this process.
fn free_address() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let number = std::process::id().wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 20_000 + u16::try_from(number).unwrap()));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}
