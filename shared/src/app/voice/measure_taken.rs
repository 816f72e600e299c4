//! What muting and banning somebody have in common: what the moderation log says of
//! it, and what is written of them on the stage.

use super::Voice;
use super::update_member::{Changed, UpdateMember};
use crate::domain::measures::NewMeasure;
use crate::domain::moderation_log::{Act, LoggedUser, Until};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::standing::Standing;
use crate::store::StoreError;

/// Why nothing is written of a member.
enum Untouched {
    NotThere,
    Store(StoreError),
}

impl From<StoreError> for Untouched {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Writes of a member whom a measure still `holds` what it makes of them; none where
/// there is no such member. The measure is stored before this reads them.
pub(super) async fn settle_member(
    voice: &Voice,
    community: &CommunityId,
    address: &Address,
    holds: impl Fn(&Standing) -> bool,
    now: Timestamp,
) -> Result<Option<Changed>, StoreError> {
    let update = UpdateMember { voice, community, address, by: None, act: None, now };
    let settled = update.update(
        |view, chat| {
            let standing = view.standing_in(chat).filter(&holds);
            standing.map(|standing| standing.member).ok_or(Untouched::NotThere)
        },
        || Untouched::NotThere,
    );
    match settled.await {
        Ok(changed) => Ok(Some(changed)),
        Err(Untouched::NotThere) => Ok(None),
        Err(Untouched::Store(error)) => Err(error),
    }
}

/// The act with what the measure says.
pub(super) fn act_taking(measure: &NewMeasure, until: Until, act: Act) -> Act {
    let name = measure.username.as_ref().map(ToString::to_string);
    let user = act.user.map(|user| LoggedUser { name, ..user });
    Act { user, reason: Some(measure.reason), note: measure.note.clone(), until: Some(until), ..act }
}
