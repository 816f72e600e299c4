//! What goes wrong in which request of an operation, and how often.

use std::fmt;

use dais::dynamodb::message::Sent;
use dais::livekit::Call;
use dais::testing::dynamodb::{Aim, Fault as DynamoFault};
use dais::testing::livekit::Fault as LiveKitFault;

use super::operations::Operation;
use super::world::World;

/// All that can befall a request to DynamoDB and passes.
const PASSING: [DynamoFault; 18] = [
    DynamoFault::Unreachable,
    DynamoFault::ServerError,
    DynamoFault::Unavailable,
    DynamoFault::Throttled,
    DynamoFault::Silence,
    DynamoFault::Slow,
    DynamoFault::Cancelled("ConditionalCheckFailed"),
    DynamoFault::Cancelled("TransactionConflict"),
    DynamoFault::Cancelled("ThrottlingError"),
    DynamoFault::Cancelled("ProvisionedThroughputExceeded"),
    DynamoFault::InProgress,
    DynamoFault::Held,
    DynamoFault::Unprocessed,
    DynamoFault::AnswerLost,
    DynamoFault::Truncated,
    DynamoFault::LateServerError,
    DynamoFault::LateUnavailable,
    DynamoFault::LateSilence,
];

/// What DynamoDB answers where the fault is ours.
const LASTING: [DynamoFault; 3] = [
    DynamoFault::Refused,
    DynamoFault::Cancelled("ValidationError"),
    DynamoFault::Cancelled("ItemCollectionSizeLimitExceeded"),
];

/// `NotFound` is none: it says that somebody is not connected.
const LIVEKIT: [LiveKitFault; 11] = [
    LiveKitFault::Unavailable,
    LiveKitFault::Internal,
    LiveKitFault::Throttled,
    LiveKitFault::Garbage,
    LiveKitFault::Unreachable,
    LiveKitFault::Silence,
    LiveKitFault::Late,
    LiveKitFault::Slow,
    LiveKitFault::LateUnavailable,
    LiveKitFault::AnswerLost,
    LiveKitFault::Truncated,
];

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Cell {
    /// The first tries of one request to DynamoDB.
    DynamoDb { request: usize, operation: String, fault: DynamoFault, tries: usize },
    /// One request, for good and by our fault.
    Lasting { request: usize, operation: String, fault: DynamoFault },
    /// The first of LiveKit's calls of that name, or all of them.
    LiveKit { call: &'static str, fault: LiveKitFault, always: bool },
    /// Every request to DynamoDB and LiveKit takes all but the longest it may.
    AllSlow,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DynamoDb { request, operation, fault, tries: usize::MAX } => {
                write!(f, "{fault:?} at every try of request {request}, {operation}")
            }
            Self::DynamoDb { request, operation, fault, tries } => {
                write!(f, "{fault:?} at {tries} tries of request {request}, {operation}")
            }
            Self::Lasting { request, operation, fault } => write!(f, "{fault:?} at request {request}, {operation}"),
            Self::LiveKit { call, fault, always: false } => write!(f, "{fault:?} at the first {call}"),
            Self::LiveKit { call, fault, always: true } => write!(f, "{fault:?} at every {call}"),
            Self::AllSlow => f.write_str("everything slow"),
        }
    }
}

impl Cell {
    /// The cells of an operation that sends this when nothing goes wrong.
    pub fn all(sent: &[Sent], calls: &[Call]) -> Vec<Self> {
        let mut cells = Vec::from([Self::AllSlow]);
        for (request, operation) in different(sent).into_iter().enumerate() {
            let cell = |fault, tries| Self::DynamoDb { request, operation: operation.clone(), fault, tries };
            for fault in PASSING.into_iter().filter(|fault| fault.befalls(&operation)) {
                cells.extend([1, 2, usize::MAX].map(|tries| cell(fault, tries)));
            }
            let lasting = LASTING.into_iter().filter(|fault| fault.befalls(&operation));
            cells.extend(lasting.map(|fault| Self::Lasting { request, operation: operation.clone(), fault }));
        }
        let mut names = calls.iter().map(Call::name).collect::<Vec<_>>();
        names.sort_unstable();
        names.dedup();
        for call in names {
            let both = |fault| [false, true].map(|always| Self::LiveKit { call, fault, always });
            cells.extend(LIVEKIT.into_iter().flat_map(both));
        }
        cells
    }

    pub fn break_into(&self, world: &World) {
        let (wire, livekit) = (&world.stage.dais.wire, world.stage.livekit());
        match *self {
            Self::DynamoDb { request, fault, tries, .. } => wire.fail(Aim { request: Some(request), tries }, fault),
            Self::Lasting { request, fault, .. } => wire.fail(Aim { request: Some(request), tries: 1 }, fault),
            Self::LiveKit { call, fault, always: false } => livekit.fault_next(call, fault),
            Self::LiveKit { call, fault, always: true } => livekit.fault_always_of(call, Some(fault)),
            Self::AllSlow => {
                wire.fail(Aim { request: None, tries: 2 }, DynamoFault::Silence);
                wire.fail(Aim { request: None, tries: usize::MAX }, DynamoFault::Slow);
                livekit.fault_always(Some(LiveKitFault::Late));
            }
        }
    }

    /// Whether it says that others have ended a chat which nobody has ended:
    /// DynamoDB would not say so.
    pub fn lies_to(&self, operation: &Operation) -> bool {
        let ends = ["DELETE /community-voice-chat/{communityId}", "sweep"].contains(&operation.name);
        ends && matches!(self, Self::DynamoDb { fault: DynamoFault::Cancelled("ConditionalCheckFailed"), .. })
    }

    /// Whether the caller is not to notice it.
    pub fn is_overcome(&self) -> bool {
        match self {
            Self::DynamoDb { fault, tries, .. } => *tries <= 2 || *fault == DynamoFault::Slow,
            Self::Lasting { .. } | Self::LiveKit { .. } | Self::AllSlow => false,
        }
    }

    /// What the answer may be, beside success.
    pub fn failures(&self) -> &'static [u16] {
        match self {
            Self::Lasting { .. } => &[500],
            _ => &[502, 503],
        }
    }
}

/// The operations of the different requests among those that were sent.
fn different(sent: &[Sent]) -> Vec<String> {
    let mut seen = Vec::<&Sent>::new();
    for sent in sent {
        if !seen.iter().any(|seen| seen.operation == sent.operation && seen.body == sent.body) {
            seen.push(sent);
        }
    }
    seen.into_iter().map(|sent| sent.operation.clone()).collect()
}
