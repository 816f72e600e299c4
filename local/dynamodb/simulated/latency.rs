//! How long each kind of request takes.

use std::f64::consts::TAU;
use std::time::Duration;

use fastrand::Rng;

use super::touched::Kind;

/// The spread of the logarithm of each latency.
const SIGMA: f64 = 0.25;

/// The medians, in milliseconds: before the items are looked at, and after that.
const ARRIVING: f64 = 1.5;
const TRANSACTION: f64 = 11.0;
const OTHER: f64 = 3.0;

/// Where latencies come from.
#[derive(Debug)]
pub enum Latencies {
    /// Lognormal ones, drawn in the order of arrivals.
    Drawn(Rng),
    /// There are none.
    None,
}

/// How long one request takes. Tokio's timers go by whole milliseconds and end
/// late rather than early, so each is up to one longer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// Until its items are looked at.
    pub arriving: Duration,
    /// From then on until it is carried out.
    pub working: Duration,
    /// From then on until it is refused.
    pub refusing: Duration,
}

impl Latencies {
    /// Those of that seed.
    pub fn seeded(seed: u64) -> Self {
        Self::Drawn(Rng::with_seed(seed))
    }

    /// Those of the next request. As many are drawn for every kind, so that what
    /// becomes of one request changes nothing for those after it.
    pub fn draw(&mut self, kind: Kind) -> Pace {
        let Self::Drawn(random) = self else { return Pace::default() };
        let working = if kind.is_transaction() { TRANSACTION } else { OTHER };
        Pace { arriving: drawn(random, ARRIVING), working: drawn(random, working), refusing: drawn(random, OTHER) }
    }
}

fn drawn(random: &mut Rng, median_millis: f64) -> Duration {
    Duration::from_secs_f64(median_millis * (SIGMA * normal(random)).exp() / 1000.0)
}

/// A number of the standard normal distribution, by Box and Muller.
fn normal(random: &mut Rng) -> f64 {
    // Above 0, whose logarithm is not finite.
    let radius = (-2.0 * (1.0 - random.f64()).ln()).sqrt();
    radius * (TAU * random.f64()).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Of = fn(&Pace) -> Duration;

    fn sample(seed: u64, kind: Kind) -> Vec<Pace> {
        let mut latencies = Latencies::seeded(seed);
        (0..10_000).map(|_| latencies.draw(kind)).collect()
    }

    /// The share of the sample below `millis`.
    fn below(sample: &[Pace], of: Of, millis: f64) -> f64 {
        sample.iter().filter(|pace| of(pace).as_secs_f64() * 1000.0 < millis).count() as f64 / sample.len() as f64
    }

    #[test]
    fn each_latency_has_its_median_and_its_spread() {
        let (transactions, others) = (sample(1, Kind::Transaction), sample(2, Kind::Write));
        let spans: [(&[Pace], Of, f64); 5] = [
            (&transactions, |pace| pace.arriving, 1.5),
            (&transactions, |pace| pace.working, 11.0),
            (&transactions, |pace| pace.refusing, 3.0),
            (&others, |pace| pace.arriving, 1.5),
            (&others, |pace| pace.working, 3.0),
        ];
        for (sample, of, median) in spans {
            // The normal distribution's shares below the mean and one sigma to either side.
            for (sigmas, share) in [(-1.0, 0.1587), (0.0, 0.5), (1.0, 0.8413)] {
                let found = below(sample, of, median * (SIGMA * sigmas).exp());
                assert!((found - share).abs() < 0.02, "{median} ms, {sigmas} sigma: {found}");
            }
        }
    }

    #[test]
    fn one_seed_draws_the_same_and_another_one_does_not() {
        assert_eq!(sample(1, Kind::Write), sample(1, Kind::Write));
        assert_ne!(sample(1, Kind::Write), sample(2, Kind::Write));
    }

    #[test]
    fn without_latencies_nothing_takes_time() {
        assert_eq!(Latencies::None.draw(Kind::Transaction), Pace::default());
    }
}
