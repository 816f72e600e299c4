//! What the paths of one message have in common.

use deserr::Deserr;
use shared::app::Refused;
use shared::domain::caller::Caller;
use shared::domain::message::{Message, MessageId, SentMessageId};
use shared::domain::message_change::may_see;
use shared::domain::permitted::Permitted;
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::IntoParams;

/// The message in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct MessagePath {
    /// The message's id.
    #[param(inline, example = "cm9vbS1pZA.016c4d1a-8145-7b1c-8f6e-2d9a3c4b5e6f")]
    id: SentMessageId,
}

impl MessagePath {
    /// The message's id, if the caller may enter its room.
    pub fn permitted(&self, caller: &Caller) -> Result<Permitted<MessageId>, Refusal> {
        let id: MessageId = self.id.id().ok_or(Refused::NO_MESSAGE)?;
        Ok(caller.permit(id)?)
    }

    /// The message, if there is one and the caller may enter its room; services are
    /// shown what is left of a removed one.
    pub async fn find(&self, caller: &Caller, store: &Store, now: Timestamp) -> Result<Message, Refusal> {
        let message = store.message(&self.permitted(caller)?, now).await?;
        Ok(message.filter(|message| may_see(message, caller.actor().kind)).ok_or(Refused::NO_MESSAGE)?)
    }
}
