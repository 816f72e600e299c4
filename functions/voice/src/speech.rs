//! What the operations have in common that change who may speak.

use axum::http::StatusCode;
use shared::app::voice::Voice;
use shared::app::voice::change_member::ChangeMember;
use shared::app::voice::change_speech::change_speech;
use shared::domain::caller::Caller;
use shared::domain::time::Timestamp;
use shared::domain::voice::moderation::{Acting, ModerationRule};
use shared::domain::voice::speech::SpeechChange;
use shared::http::refusal::Refusal;

use crate::answers::MemberInPath;

/// Changes it for a member whom the caller's token lets them come near.
pub async fn change_speech_of(
    caller: Caller,
    voice: Voice,
    now: Timestamp,
    path: MemberInPath,
    rule: ModerationRule,
    speech: impl Fn(Acting) -> SpeechChange,
) -> Result<StatusCode, Refusal> {
    let MemberInPath { community, address } = path;
    let (community, address) = (&caller.permit(community)?, &address);
    let member = ChangeMember { actor: &caller.actor(), community, address, rule, now };
    change_speech(&voice, member, speech).await?;
    Ok(StatusCode::NO_CONTENT)
}
