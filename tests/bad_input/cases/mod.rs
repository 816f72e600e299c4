//! The table: every operation that takes input, with its valid request and
//! what may be wrong with each value of it.
//!
//! `needs`, `may_have`, `holds`, `asks`, `may_ask`, `may_ask_many`, `at` and `may_head` expand
//! a field and its kind to rows; `refuses`, `takes` and `row` add single ones.
//! A nested field is named as in an error: `a.b`, or `a[0]` for each of a list.

mod documents;
mod live;
mod messages;
mod moderation_log;
mod mutes;
mod rooms;
mod settings;
mod voice;

use super::row::{Operation, Sent};

/// The whole table.
pub fn operations() -> Vec<Operation> {
    [
        rooms::rooms(),
        messages::messages(),
        documents::documents(),
        live::live(),
        mutes::mutes(),
        moderation_log::moderation_log(),
        settings::settings(),
        voice::voice(),
    ]
    .concat()
}

fn raw(text: &str) -> Sent {
    Sent::Raw(text.to_owned())
}

fn body(text: &'static str) -> Sent {
    Sent::Whole(text.into(), None)
}
