//! The local stack: everything that runs in the cloud, in one process.
//!
//! `cargo run` serves it, and every test starts one of its own. A request goes
//! the same way as in the cloud: the routes of `template.yaml`
//! ([`gateway`]) → an API Gateway event → the function's own handler → the AWS
//! SDK → what the function may do ([`iam`]) → DynamoDB ([`dynamodb`]), and for
//! voice stand-ins for SQS ([`queue`]) and LiveKit ([`livekit`]). What is written goes
//! from the table's stream ([`stream`]) to the function `live` and on to a stand-in for
//! AppSync Events ([`live`], put together in [`live_events`]). What tests do to it is
//! in `testing`, behind the feature of that name.

mod address;
pub mod coldstart;
pub mod dynamodb;
pub mod example_event;
pub mod functions;
pub mod gateway;
pub mod guarded;
pub mod iam;
mod intrinsics;
pub mod live;
pub mod live_events;
pub mod livekit;
pub mod load;
pub mod local_api;
pub mod measured;
pub mod openapi;
pub mod prices;
pub mod queue;
pub mod rights;
mod serving;
pub mod stack;
pub mod start_page;
pub mod stream;
pub mod template;
#[cfg(feature = "testing")]
pub mod testing;
pub mod time;
