//! AWS's price list of us-east-1, in dollars, and what is paid by it. Nothing that is free
//! for the first so many is.

/// A read unit of a table on demand.
pub const READ_UNIT: f64 = 0.125e-6;

/// A write unit of a table on demand.
pub const WRITE_UNIT: f64 = 0.625e-6;

/// A call of an HTTP API, each begun 512 KB of it.
pub const GATEWAY_CALL: f64 = 1.00e-6;

/// A call of a function.
pub const FUNCTION_CALL: f64 = 0.20e-6;

/// A millisecond of a function with 256 MB on arm64: $0.0000133334 for a GB and a second.
pub const FUNCTION_MILLISECOND: f64 = 0.000_013_333_4 * 0.25 / 1000.0;

/// A byte that CloudWatch Logs takes.
pub const LOG_BYTE: f64 = 0.50e-9;

/// A byte that leaves AWS.
pub const EGRESS_BYTE: f64 = 0.09e-9;

/// A request to SQS.
pub const QUEUE_REQUEST: f64 = 0.40e-6;

/// A call, roughly: API Gateway, Lambda and its time, and two lines in the log.
const CALL: f64 = GATEWAY_CALL + FUNCTION_CALL + 10.0 * FUNCTION_MILLISECOND + 0.50e-6;

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
