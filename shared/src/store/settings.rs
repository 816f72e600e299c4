//! The audio and video chat settings in the table.

use std::fmt;

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::conditional_put::condition_expression;
use super::item::{Item, fields, item_of};
use super::keys;
use super::{Store, StoreError, Written};
use crate::domain::moderation_log::LogEntry;
use crate::domain::permitted::Unconfined;
use crate::domain::settings::{RecordingServerUrl, Settings};

/// Which write the settings stand at; each write makes a new one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsVersion(Option<String>);

impl fmt::Display for SettingsVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_deref().unwrap_or("unwritten"))
    }
}

/// The settings and the version they stand at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredSettings {
    pub settings: Settings,
    pub version: SettingsVersion,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct SettingsFields {
    is_enabled: bool,
    is_automatically_recording: bool,
    recording_server_url: RecordingServerUrl,
    write_id: String,
}

impl Default for SettingsFields {
    /// What was never written has its first value.
    fn default() -> Self {
        Self::of(&Settings::default(), "")
    }
}

impl SettingsFields {
    fn of(settings: &Settings, write_id: &str) -> Self {
        Self {
            is_enabled: settings.is_enabled,
            is_automatically_recording: settings.is_automatically_recording,
            recording_server_url: settings.recording_server_url.clone(),
            write_id: write_id.to_owned(),
        }
    }
}

/// The settings that an item holds.
pub(super) fn settings_from(item: Item) -> Result<StoredSettings, StoreError> {
    let fields = fields::<SettingsFields>(item)?;
    let settings = Settings {
        is_enabled: fields.is_enabled,
        is_automatically_recording: fields.is_automatically_recording,
        recording_server_url: fields.recording_server_url,
    };
    Ok(StoredSettings { settings, version: SettingsVersion(Some(fields.write_id)) })
}

impl Store {
    /// The settings, read strongly.
    pub async fn settings(&self, _: Unconfined) -> Result<StoredSettings, StoreError> {
        self.get(&keys::settings(), true).await?.map_or_else(|| Ok(StoredSettings::default()), settings_from)
    }

    /// Writes the settings and the line that tells of it, if they still stand at
    /// `before`; none if not.
    pub async fn write_settings(
        &self,
        _: Unconfined,
        settings: Settings,
        before: &SettingsVersion,
        entry: &LogEntry,
    ) -> Result<Option<StoredSettings>, StoreError> {
        let write_id = Uuid::new_v4().to_string();
        let item = item_of(&keys::settings(), SettingsFields::of(&settings, &write_id))?;
        let put = Put::builder().table_name(&*self.table).set_item(Some(item));
        // Another write comes between reading the version and this one: it must not be undone unseen.
        let still = match before {
            SettingsVersion(Some(version)) => {
                condition_expression("writeId = :version", [(":version", AttributeValue::S(version.clone()))])
            }
            SettingsVersion(None) => condition_expression("attribute_not_exists(PK)", []),
        };
        let put = TransactWriteItem::builder().put(still.of_put(put).build()?).build();
        Ok(match self.transact(vec![put, self.log(entry)?]).await? {
            Written::Done => Some(StoredSettings { settings, version: SettingsVersion(Some(write_id)) }),
            Written::Conflict => None,
        })
    }
}
