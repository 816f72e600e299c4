//! What the moderation log says of a mute or a ban.

use crate::domain::measures::NewMeasure;
use crate::domain::moderation_log::{Act, LoggedUser, Until};

/// The act with what the measure says.
pub(super) fn act_taking(measure: &NewMeasure, until: Until, act: Act) -> Act {
    let name = measure.username.as_ref().map(ToString::to_string);
    let user = act.user.map(|user| LoggedUser { name, ..user });
    Act { user, reason: Some(measure.reason), note: measure.note.clone(), until: Some(until), ..act }
}
