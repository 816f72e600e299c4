//! What it costs, by the price list of us-east-1 that `docs/OPERATIONS.md` goes by.

/// A read and a write unit of a table on demand, in dollars.
const READ_UNIT: f64 = 0.125e-6;
const WRITE_UNIT: f64 = 0.625e-6;

/// A call: API Gateway, Lambda and its time, and a line in the log.
const CALL: f64 = 1.00e-6 + 0.20e-6 + 0.03e-6 + 0.50e-6;

/// Units at DynamoDB and calls of functions.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Used {
    /// Read units.
    pub read_units: f64,
    /// Write units.
    pub write_units: f64,
    /// Requests of callers, and webhooks.
    pub calls: f64,
}

impl Used {
    /// Each of `people`'s part.
    pub fn each(self, people: f64) -> Self {
        let part = |of: f64| of / people.max(1.0);
        Self { read_units: part(self.read_units), write_units: part(self.write_units), calls: part(self.calls) }
    }

    /// For DynamoDB, in dollars.
    pub fn dynamodb(self) -> f64 {
        self.read_units * READ_UNIT + self.write_units * WRITE_UNIT
    }

    /// For everything, in dollars.
    pub fn dollars(self) -> f64 {
        self.dynamodb() + self.calls * CALL
    }
}
