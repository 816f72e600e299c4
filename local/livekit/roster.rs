//! Who is in a room, and how many: counted as they come and go, since every
//! webhook says it.

use livekit_protocol::ParticipantInfo;
use shared::domain::time::Timestamp;

use super::by_due::{ByDue, Dated};
use super::participant::Participant;

/// The participants of a room, by identity.
#[derive(Debug, Default)]
pub struct Roster {
    participants: ByDue<Participant>,
    tally: Tally,
}

/// How many participants of a room are of which sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that keep it open.
    pub independent: u32,
    /// Those that can publish, or have done so.
    pub publishers: u32,
    /// Those with media.
    pub active: u32,
}

impl Tally {
    fn count(self, participant: &Participant, by: impl Fn(u32, u32) -> u32) -> Self {
        Self {
            independent: by(self.independent, u32::from(!participant.is_dependent())),
            publishers: by(self.publishers, u32::from(participant.info.is_publisher)),
            active: by(self.active, u32::from(participant.is_active())),
        }
    }

    fn with(self, participant: &Participant) -> Self {
        self.count(participant, u32::saturating_add)
    }

    fn without(self, participant: &Participant) -> Self {
        self.count(participant, u32::saturating_sub)
    }
}

impl Roster {
    /// How many they are.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// The participant of that identity.
    pub fn get(&self, identity: &str) -> Option<&Participant> {
        self.participants.get(identity)
    }

    /// All, in the order of their identities.
    pub fn iter(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().map(|(_, participant)| participant)
    }

    /// What LiveKit tells of all.
    pub fn infos(&self) -> impl Iterator<Item = &ParticipantInfo> {
        self.iter().map(|participant| &participant.info)
    }

    /// Whether nobody is there.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Puts a participant in, in the place of one of the same identity.
    pub fn insert(&mut self, participant: Participant) {
        self.remove(&participant.info.identity.clone());
        self.tally = self.tally.with(&participant);
        self.participants.insert(participant.info.identity.clone(), participant);
    }

    /// Takes a participant out.
    pub fn remove(&mut self, identity: &str) -> Option<Participant> {
        let participant = self.participants.remove(identity)?;
        self.tally = self.tally.without(&participant);
        Some(participant)
    }

    /// Changes the participant of that identity.
    pub fn change<R>(&mut self, identity: &str, change: impl FnOnce(&mut Participant) -> R) -> Option<R> {
        let tally = &mut self.tally;
        self.participants.change(identity, |participant| {
            *tally = tally.without(participant);
            let changed = change(participant);
            *tally = tally.with(participant);
            changed
        })
    }

    /// Whom time alone makes leave first, and when.
    pub fn first_due(&self) -> Option<(Timestamp, &Participant)> {
        let (at, identity) = self.participants.first_due()?;
        Some((at, self.get(identity)?))
    }
}

impl Dated for Participant {
    fn due_at(&self) -> Option<Timestamp> {
        self.leaves_at().map(|(at, _)| at)
    }
}
