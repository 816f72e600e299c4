//! Which members of messages are answered.

use deserr::Deserr;
use serde::Serialize;
use serde_json::Value;
use shared::http::Invalid;
use shared::http::feathers_query::Several;

use crate::message_body::MessageBody;

/// A member of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserr)]
#[deserr(error = Invalid, rename_all = camelCase)]
pub enum Member {
    /// `id`
    Id,
    /// `createdAt`
    CreatedAt,
    /// `createdBy`
    CreatedBy,
    /// `room`
    Room,
    /// `session`
    Session,
    /// `text`
    Text,
    /// `media`
    Media,
    /// `seenBy`
    SeenBy,
}

impl Member {
    const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::CreatedAt => "createdAt",
            Self::CreatedBy => "createdBy",
            Self::Room => "room",
            Self::Session => "session",
            Self::Text => "text",
            Self::Media => "media",
            Self::SeenBy => "seenBy",
        }
    }
}

/// The members that are selected; all if nothing is said, and the id with any.
#[derive(Debug, Clone, Default)]
pub struct Selection(Option<Vec<Member>>);

impl From<Option<Several<Member, 50>>> for Selection {
    fn from(selected: Option<Several<Member, 50>>) -> Self {
        Self(selected.map(|Several(members)| members))
    }
}

impl Selection {
    /// Whether it is worth reading who has seen a message.
    pub fn has_readers(&self) -> bool {
        self.0.as_ref().is_none_or(|members| members.contains(&Member::SeenBy))
    }

    /// What is answered of a message.
    pub fn of(&self, message: MessageBody) -> SelectedMembers {
        let Some(members) = &self.0 else { return SelectedMembers::All(message) };
        let mut body = serde_json::to_value(message).unwrap_or_default();
        if let Some(body) = body.as_object_mut() {
            body.retain(|name, _| name == "id" || members.iter().any(|member| member.name() == name));
        }
        SelectedMembers::Some(body)
    }
}

/// A message with the members that are selected.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum SelectedMembers {
    /// All of them.
    All(MessageBody),
    /// Some of them.
    Some(Value),
}
