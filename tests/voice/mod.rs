//! Community voice chat, through the stand-in for LiveKit.

mod credentials;
mod ending;
mod joined_rules;
mod moderation;
mod own_acts;
mod presence;
mod races;
pub mod stage;
mod unattended;
mod weather;
