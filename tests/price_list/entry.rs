//! One call, measured, and what it costs.

use dais::prices::{
    EGRESS_BYTE, FUNCTION_CALL, FUNCTION_MILLISECOND, GATEWAY_CALL, LOG_BYTE, QUEUE_REQUEST, READ_UNIT, WRITE_UNIT,
};

/// What is metered as one call of an HTTP API.
const METERED_BYTES: usize = 512 * 1024;

/// How long one answer is waited for, in milliseconds, by the medians of the simulated
/// DynamoDB: of a transaction, of anything else, of the queue; of LiveKit, as a guess.
const TRANSACTION: f64 = 12.5;
const OTHER: f64 = 4.5;
const QUEUE: f64 = 10.0;
const LIVEKIT: f64 = 25.0;

/// How many milliseconds of a core a call is in our own code, the SDK's included.
const HANDLER: f64 = 0.3;

/// A function with 256 MB has so many times less than one core.
const SLOWER_BY: f64 = 1769.0 / 256.0;

/// What CloudWatch Logs counts for each line beside its text.
const BYTES_OF_A_LINE: usize = 26;

/// What the floor is allowed for its log: one line of so many bytes.
const FLOOR_LOG_BYTES: usize = 300;

/// The headers of API Gateway's own, roughly.
const GATEWAY_HEADERS: usize = 200;

/// How many bytes a read unit reads, eventually half as dear.
const BYTES_OF_A_READ_UNIT: usize = 4096;

/// The least that any design could take at DynamoDB that keeps what API.md promises: what is
/// answered is read once, strongly where that is promised; each item is written once, outside
/// of a transaction, with its entry in the index; nothing else is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Least {
    /// What is answered is read, in one piece.
    Read,
    /// The same of a list, which may lag by moments.
    Listed,
    /// What is answered stands in so many items that are not beside each other.
    Items(usize),
    /// The same of a list, which may lag by moments.
    ListedItems(usize),
    /// So many write units are written, and what is answered comes of them.
    Write(f64),
    /// Nothing is asked of DynamoDB.
    Nothing,
}

impl Least {
    /// The read units, for an answer of that length.
    fn read_units(self, body_bytes: usize) -> f64 {
        let in_one_piece = body_bytes.div_ceil(BYTES_OF_A_READ_UNIT).max(1) as f64;
        match self {
            Self::Read => in_one_piece,
            Self::Listed => in_one_piece * 0.5,
            Self::Items(items) => items as f64,
            Self::ListedItems(items) => items as f64 * 0.5,
            Self::Write(_) | Self::Nothing => 0.0,
        }
    }

    fn write_units(self) -> f64 {
        if let Self::Write(units) = self { units } else { 0.0 }
    }

    /// Whether the call is for writing.
    pub fn writes(self) -> bool {
        matches!(self, Self::Write(_))
    }
}

/// A call as it was measured.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The operation's id in the document, or a webhook's event.
    pub operation: &'static str,
    /// What it is called with, or upon.
    pub case: &'static str,
    pub least: Least,
    /// Requests to DynamoDB.
    pub requests: u32,
    /// The operations that were under way at the same time, wave after wave.
    pub waves: Vec<Vec<String>>,
    pub read_units: f64,
    pub write_units: f64,
    /// Calls of LiveKit.
    pub livekit_calls: usize,
    /// The function's line in the log, its time being `1.234`.
    pub log_bytes: usize,
    /// API Gateway's line in its own log.
    pub access_log_bytes: usize,
    /// The body, as it is sent.
    pub body_bytes: usize,
    /// The headers that the function sets.
    pub header_bytes: usize,
}

impl Entry {
    /// Requests to SQS.
    fn queue_requests(&self) -> usize {
        self.waves.iter().flatten().filter(|operation| *operation == "SendMessage").count()
    }

    /// How long the function is waiting for others, in milliseconds.
    pub fn waiting(&self) -> f64 {
        let wave = |wave: &Vec<String>| wave.iter().map(|operation| latency(operation)).fold(0.0, f64::max);
        self.waves.iter().map(wave).sum::<f64>() + self.livekit_calls as f64 * LIVEKIT
    }

    /// What leaves AWS.
    pub fn egress_bytes(&self) -> usize {
        self.body_bytes + self.header_bytes + GATEWAY_HEADERS
    }

    /// What both logs take.
    pub fn all_log_bytes(&self) -> usize {
        self.log_bytes + self.access_log_bytes + 2 * BYTES_OF_A_LINE
    }

    /// For a million calls, in dollars.
    pub fn dollars(&self) -> f64 {
        let dynamodb = self.read_units * READ_UNIT + self.write_units * WRITE_UNIT;
        let rest = self.all_log_bytes() as f64 * LOG_BYTE + self.queue_requests() as f64 * QUEUE_REQUEST;
        (self.call(self.waiting() + HANDLER * SLOWER_BY) + dynamodb + rest) * 1e6
    }

    /// The same of the cheapest design there could be.
    pub fn floor(&self) -> f64 {
        let waiting = if self.least == Least::Nothing { 0.0 } else { OTHER };
        let read = self.least.read_units(self.body_bytes) * READ_UNIT;
        let dynamodb = read + self.least.write_units() * WRITE_UNIT;
        (self.call(waiting + self.livekit_calls as f64 * LIVEKIT) + dynamodb + FLOOR_LOG_BYTES as f64 * LOG_BYTE) * 1e6
    }

    /// API Gateway, and a function that takes so many milliseconds, begun ones being paid.
    fn call(&self, milliseconds: f64) -> f64 {
        let calls = self.body_bytes.div_ceil(METERED_BYTES).max(1) as f64;
        calls * GATEWAY_CALL
            + FUNCTION_CALL
            + milliseconds.ceil().max(1.0) * FUNCTION_MILLISECOND
            + self.egress_bytes() as f64 * EGRESS_BYTE
    }

    /// How many answers are waited for, one after another.
    pub fn trips(&self) -> usize {
        self.waves.len()
    }
}

fn latency(operation: &str) -> f64 {
    match operation {
        "TransactWriteItems" => TRANSACTION,
        "SendMessage" => QUEUE,
        _ => OTHER,
    }
}
