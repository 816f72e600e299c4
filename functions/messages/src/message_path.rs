//! What the paths of one message have in common.

use deserr::Deserr;
use shared::domain::caller::Caller;
use shared::domain::message::{Message, MessageId, SentMessageId};
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
    /// The message, if there is one and the caller may enter its room.
    pub async fn find(&self, caller: &Caller, store: &Store, now: Timestamp) -> Result<Message, Refusal> {
        let unknown = || Refusal::not_found("there is no message with this id");
        let id: MessageId = self.id.id().ok_or_else(unknown)?;
        let id = caller.permit(id)?;
        store.message(&id, now).await?.ok_or_else(unknown)
    }
}
