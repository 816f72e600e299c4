//! What came of it, to be read.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::counts::Lag;
use super::figures::Figures;
use super::options::StageLoad;
use super::people::People;
use super::phases::Found;
use super::webhooks::Became;
use crate::dynamodb::simulated;
use crate::prices::Used;

/// What came of a load.
#[derive(Debug, Clone)]
pub struct Report {
    options: StageLoad,
    /// Of all who entered.
    pub entered: Figures,
    /// Of all statuses.
    pub asked: Figures,
    /// Of a stack of our own: its DynamoDB and its webhooks.
    pub own: Option<(simulated::Figures, Became)>,
    /// What was found in the end.
    pub found: Found,
}

impl Report {
    /// What came of it.
    pub(super) fn of(options: &StageLoad, people: &People, found: Found) -> Self {
        let own = people.target.own.as_ref().map(|own| (own.simulation.figures(), own.webhooks.became()));
        Self { options: options.clone(), entered: people.entered(), asked: people.asked(), own, found }
    }

    /// Whether nothing failed, and what was to be found was.
    pub fn is_good(&self) -> bool {
        self.faults() == 0 && self.agrees() != Some(false) && (self.own.is_none() || self.found.ended.is_some())
    }

    /// How many were answered with 5xx, or not at all.
    pub fn faults(&self) -> u64 {
        let fault = |status: u16| status == 0 || status >= 500;
        let webhooks = self.own.as_ref().map_or(0, |(_, webhooks)| count(&webhooks.statuses, fault));
        self.entered.count(fault) + self.asked.count(fault) + webhooks
    }

    /// Whether status and list agreed in the end; none where there is no list.
    pub fn agrees(&self) -> Option<bool> {
        let (status, present) = self.found.settled;
        let present = present?;
        Some(status.is_some_and(|status| (present.least..=present.most).contains(&status.participants)))
    }

    /// What all took but for our asking for the status.
    fn used(&self) -> Used {
        let (entered, asked) = (self.entered.cost, self.asked.cost);
        let calls = self.entered.count(|_| true) as f64;
        match &self.own {
            None => Used { read_units: entered.read_units, write_units: entered.write_units, calls },
            Some((dynamodb, webhooks)) => Used {
                read_units: dynamodb.read_units - asked.read_units,
                write_units: dynamodb.write_units - asked.write_units,
                calls: calls + count(&webhooks.statuses, |_| true) as f64,
            },
        }
    }
}

fn count(statuses: &BTreeMap<Option<u16>, u64>, is_it: impl Fn(u16) -> bool) -> u64 {
    statuses.iter().filter(|(status, _)| is_it(status.unwrap_or_default())).map(|(_, count)| count).sum()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let StageLoad { people, within, churn, minutes, seed, .. } = self.options;
        writeln!(
            f,
            "{people} people within {within} s, {churn} a second coming and going for {minutes} min, seed {seed}"
        )?;
        match self.own {
            Some(_) => writeln!(
                f,
                "A stack in this process: a simulated DynamoDB, webhooks one after another, {} ms on their way\n",
                self.options.webhook_round_trip_ms
            )?,
            None => writeln!(f, "A deployed stack: people only enter, as clients connect at a stand-in alone\n")?,
        }
        requests(f, "enter", &self.entered)?;
        requests(f, "status", &self.asked)?;
        if let Some((dynamodb, webhooks)) = &self.own {
            webhook_line(f, webhooks)?;
            dynamodb_line(f, dynamodb)?;
        }
        self.cost(f)?;
        for (phase, lag) in &self.found.lags {
            lag_line(f, phase, lag)?;
        }
        self.end(f)
    }
}

impl Report {
    fn cost(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let people = self.entered.count(|status| status == 200) as f64;
        let (each, entering) = (self.used().each(people), self.entered.cost);
        writeln!(
            f,
            "a person    {:.2} read and {:.2} write units, {:.2} calls: ${:.2} a million (DynamoDB ${:.2})",
            each.read_units,
            each.write_units,
            each.calls,
            each.dollars() * 1e6,
            each.dynamodb() * 1e6,
        )?;
        let of = if self.own.is_some() { "their webhooks and sweeps included" } else { "webhooks not included" };
        writeln!(
            f,
            "            {of}; entering alone: {:.2} requests, {:.2} read and {:.2} write units\n",
            entering.requests / people.max(1.0),
            entering.read_units / people.max(1.0),
            entering.write_units / people.max(1.0),
        )
    }

    fn end(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, present) = self.found.settled;
        let status = status.map_or("no answer".to_owned(), |status| {
            format!("status {} of whom {} moderators", status.participants, status.moderators)
        });
        let list =
            present.map_or("no list to hold it against".to_owned(), |present| format!("LiveKit {}", present.least));
        let verdict = match self.agrees() {
            Some(true) => "exact",
            Some(false) => "DIFFERS",
            None => "not compared",
        };
        writeln!(f, "\nafter 10 s  {status}, {list}: {verdict}")?;
        match (&self.own, self.found.ended) {
            (None, _) => writeln!(f, "the end     the chat was ended by a call"),
            (_, Some(after)) => writeln!(f, "the end     over {} s after the last had left", seconds(after)),
            (_, None) => writeln!(f, "the end     NOT OVER two minutes after the last had left"),
        }?;
        write!(f, "{}", if self.is_good() { "good" } else { "NOT GOOD" })
    }
}

fn requests(f: &mut fmt::Formatter<'_>, kind: &str, figures: &Figures) -> fmt::Result {
    let share = |share| figures.took.within(share).as_millis();
    writeln!(
        f,
        "{kind:<12}{} offered: {}; p50 {} ms, p95 {} ms, p99 {} ms, max {} ms",
        figures.offered,
        statuses(&figures.statuses),
        share(0.5),
        share(0.95),
        share(0.99),
        share(1.0),
    )
}

fn statuses(statuses: &BTreeMap<Option<u16>, u64>) -> String {
    let named = statuses.iter().map(|(status, count)| match status {
        Some(status) => format!("{count} × {status}"),
        None => format!("{count} without an answer"),
    });
    let named = named.collect::<Vec<_>>();
    if named.is_empty() { "none".to_owned() } else { named.join(", ") }
}

fn webhook_line(f: &mut fmt::Formatter<'_>, webhooks: &Became) -> fmt::Result {
    let answered = statuses(&webhooks.statuses);
    let Became { queue_full, too_old, .. } = webhooks;
    writeln!(f, "webhooks    {answered}; dropped: {queue_full} as 200 waited, {too_old} as too old")
}

fn dynamodb_line(f: &mut fmt::Formatter<'_>, of: &simulated::Figures) -> fmt::Result {
    writeln!(
        f,
        "DynamoDB    {} transactions, {} plain writes, {} reads; {} conflicts, {} throttled; {} read and {} write units",
        of.transactions, of.plain_writes, of.reads, of.conflicts, of.throttled, of.read_units, of.write_units,
    )
}

fn lag_line(f: &mut fmt::Formatter<'_>, phase: &str, lag: &Lag) -> fmt::Result {
    if lag.difference.len() == 0 {
        return Ok(());
    }
    writeln!(
        f,
        "{phase:<17} status differs from the list by p50 {}, p95 {}, max {}; that is p95 {:.1} s and max {:.1} s of changes ({} of {} unexplained)",
        lag.difference.within(0.5),
        lag.difference.within(0.95),
        lag.difference.within(1.0),
        lag.age.within(0.95),
        lag.age.within(1.0),
        lag.unexplained,
        lag.difference.len(),
    )
}

fn seconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64())
}
