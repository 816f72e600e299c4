//! The DynamoDB that is as hard as it is: each of its rules, in a paused time.

mod conflicts;
mod joins;
mod limits;
mod world;
