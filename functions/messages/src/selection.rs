//! Which members of messages are answered.

use std::borrow::Cow;

use deserr::Deserr;
use serde::Serialize;
use serde_json::Value;
use shared::body::message::MessageBody;
use shared::domain::message::Message;
use shared::domain::message_list::FirstReaders;
use shared::http::Invalid;
use shared::http::feathers_query::Several;
use shared::store::{Store, StoreError};
use utoipa::openapi::schema::AnyOfBuilder;
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A member of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase")]
pub enum Member {
    /// `id`
    Id,
    /// `createdAt`
    CreatedAt,
    /// `createdBy`
    CreatedBy,
    /// `createdByName`
    CreatedByName,
    /// `room`
    Room,
    /// `session`
    Session,
    /// `text`
    Text,
    /// `media`
    Media,
    /// `editedAt`
    EditedAt,
    /// `deletedAt`
    DeletedAt,
    /// `deletedBy`
    DeletedBy,
    /// `seenBy`
    SeenBy,
}

impl Member {
    const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::CreatedAt => "createdAt",
            Self::CreatedBy => "createdBy",
            Self::CreatedByName => "createdByName",
            Self::Room => "room",
            Self::Session => "session",
            Self::Text => "text",
            Self::Media => "media",
            Self::EditedAt => "editedAt",
            Self::DeletedAt => "deletedAt",
            Self::DeletedBy => "deletedBy",
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
    fn has_readers(&self) -> bool {
        self.0.as_ref().is_none_or(|members| members.contains(&Member::SeenBy))
    }

    /// What is answered of a message.
    fn of(&self, message: MessageBody) -> SelectedMembers {
        let Some(members) = &self.0 else { return SelectedMembers::All(message) };
        let mut body = serde_json::to_value(message).unwrap_or_default();
        if let Some(body) = body.as_object_mut() {
            body.retain(|name, _| name == "id" || members.iter().any(|member| member.name() == name));
        }
        SelectedMembers::Some(body)
    }
}

/// How messages are shown.
#[derive(Debug, Clone)]
pub struct Shown {
    pub selection: Selection,
    pub readers: FirstReaders,
}

impl Shown {
    /// The messages as they are answered, with their first readers: no request
    /// where none are shown.
    pub async fn of(&self, messages: Vec<Message>, store: &Store) -> Result<Vec<SelectedMembers>, StoreError> {
        let first = if self.selection.has_readers() { self.readers } else { FirstReaders::NONE };
        let mut readers = store.first_readers_of_page(&messages, first).await?;
        let answered = |message: Message| {
            let seen_by = readers.remove(&message.id).unwrap_or_default();
            self.selection.of(MessageBody::new(message, seen_by))
        };
        Ok(messages.into_iter().map(answered).collect())
    }
}

/// A message with the members that are selected.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum SelectedMembers {
    All(MessageBody),
    Some(Value),
}

/// How the document calls a message of which members were selected.
const SELECTED: &str = "SelectedChatMessage";

impl PartialSchema for SelectedMembers {
    fn schema() -> RefOr<Schema> {
        let (whole, selected) = (Ref::from_schema_name(MessageBody::name()), Ref::from_schema_name(SELECTED));
        AnyOfBuilder::new().item(whole).item(selected).into()
    }
}

impl ToSchema for SelectedMembers {
    fn name() -> Cow<'static, str> {
        "ListedChatMessage".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        let mut selected = MessageBody::schema();
        if let RefOr::T(Schema::Object(message)) = &mut selected {
            message.required = vec!["id".to_owned()];
            message.description =
                Some("A chat message with the members that `$select[]` names, and its `id`.".to_owned());
        }
        schemas.push((SELECTED.to_owned(), selected));
        schemas.push((MessageBody::name().into_owned(), MessageBody::schema()));
        MessageBody::schemas(schemas);
    }
}
