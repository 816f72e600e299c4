//! What came of it.

use std::fmt;
use std::time::Duration;

use super::super::figures::Sample;
use super::mix::Kind;

/// One run: of one kind, over so many connections.
#[derive(Debug, Clone, Default)]
pub struct Run {
    pub kind: Kind,
    pub connections: usize,
    /// How long each took, as its client saw it.
    pub took: Sample<Duration>,
    /// How many were not answered with success.
    pub failed: usize,
    /// How long all of them took.
    pub lasted: Duration,
    /// The CPU time of the functions' own code.
    pub functions: Duration,
    /// The CPU time of everything: client, gateway and engine too.
    pub process: Duration,
}

impl Run {
    fn requests_per_second(&self) -> f64 {
        self.took.len() as f64 / self.lasted.as_secs_f64()
    }

    /// Of a thousand requests.
    fn cpu_seconds(&self, of: Duration) -> f64 {
        of.as_secs_f64() * 1000.0 / self.took.len().max(1) as f64
    }
}

/// All runs.
#[derive(Debug, Clone)]
pub struct RequestsReport {
    pub runs: Vec<Run>,
}

impl RequestsReport {
    /// Whether all were answered as they are to be. How fast is no verdict: that is the
    /// machine's too.
    pub fn is_good(&self) -> bool {
        self.runs.iter().all(|run| run.failed == 0 && run.took.len() > 0)
    }
}

impl fmt::Display for RequestsReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "CPU seconds per 1,000 requests are by the threads' own clocks: of the functions while they are")?;
        writeln!(f, "polled, from event to answer, less the engine's; of all with client, gateway and engine.\n")?;
        writeln!(f, "connections  what            requests/s   p50 ms   p99 ms  CPU functions  CPU all")?;
        for run in &self.runs {
            let share = |share| run.took.within(share).as_secs_f64() * 1000.0;
            writeln!(
                f,
                "{:>11}  {:<14}  {:>10.0} {:>8.2} {:>8.2} {:>14.3} {:>8.3}{}",
                run.connections,
                run.kind.as_str(),
                run.requests_per_second(),
                share(0.5),
                share(0.99),
                run.cpu_seconds(run.functions),
                run.cpu_seconds(run.process),
                if run.failed > 0 { format!("  {} FAILED", run.failed) } else { String::new() },
            )?;
        }
        write!(f, "{}", if self.is_good() { "good" } else { "NOT GOOD" })
    }
}
