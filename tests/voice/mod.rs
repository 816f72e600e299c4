//! Community voice chat, through the stand-in for LiveKit.

mod abandoned;
mod aborted;
mod any_ids;
mod bans;
mod costs;
mod credentials;
mod ending;
mod graces;
mod joined_rules;
mod late;
mod livekit_faults;
mod moderation;
mod mutes;
mod old_credentials;
mod own_acts;
mod participants;
mod presence;
mod races;
mod services;
pub mod stage;
mod sweeps;
mod unattended;
