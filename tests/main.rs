//! What is promised: every test speaks HTTP through the whole local stack, with
//! a database and a clock of its own.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

mod appsync_stand_in;
mod bad_input;
mod bans;
mod coldstart;
mod confinement;
mod consistency;
mod costs;
mod crowd;
mod deadlines;
mod events;
mod events_junk;
mod fault_matrix;
mod faults;
mod following;
mod idempotency;
mod layers;
mod live;
mod livekit_stand_in;
mod load;
mod local_api;
mod log_lines;
mod message_changes;
mod message_errors;
mod message_lists;
mod message_queries;
mod messages;
mod moderation_log;
mod mutes;
mod openapi;
mod pages;
mod permissions;
mod price_list;
mod readme;
mod reconciles;
mod requests;
mod restore;
mod room_changes;
mod rooms;
mod routes;
mod runtime;
mod samples;
mod seen;
mod settings;
mod simulated_dynamodb;
mod sqs_stand_in;
mod stack;
mod stream_stand_in;
mod tokens;
mod unread;
mod voice;
mod voice_model;
mod webhook_junk;
