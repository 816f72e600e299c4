//! The audio and video chat settings in the table.

use std::fmt;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue, ReturnValuesOnConditionCheckFailure};
use serde::Deserialize;
use uuid::Uuid;

use super::item::{Item, fields, was_written_by};
use super::keys;
use super::{CAPACITY, Store, StoreError};
use crate::domain::permitted::Unconfined;
use crate::domain::settings::{RecordingServerUrl, Settings, SettingsChange};

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

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SettingsFields {
    is_enabled: Option<bool>,
    is_automatically_recording: Option<bool>,
    recording_server_url: Option<RecordingServerUrl>,
    write_id: String,
}

/// The settings that an item holds; what was never written has its first value.
pub(super) fn settings_from(item: Item) -> Result<StoredSettings, StoreError> {
    let fields = fields::<SettingsFields>(item)?;
    let first = Settings::default();
    let settings = Settings {
        is_enabled: fields.is_enabled.unwrap_or(first.is_enabled),
        is_automatically_recording: fields.is_automatically_recording.unwrap_or(first.is_automatically_recording),
        recording_server_url: fields.recording_server_url.unwrap_or(first.recording_server_url),
    };
    Ok(StoredSettings { settings, version: SettingsVersion(Some(fields.write_id)) })
}

impl Store {
    /// The settings, read strongly.
    pub async fn settings(&self, _: Unconfined) -> Result<StoredSettings, StoreError> {
        self.get(&keys::settings(), true).await?.map_or_else(|| Ok(StoredSettings::default()), settings_from)
    }

    /// Changes the settings, touching only what `change` names; where `only_at`
    /// is given, only if they still stand at that version, else none.
    pub async fn change_settings(
        &self,
        _: Unconfined,
        change: SettingsChange,
        only_at: Option<&SettingsVersion>,
    ) -> Result<Option<StoredSettings>, StoreError> {
        let write_id = Uuid::new_v4().to_string();
        let url = change.recording_server_url.map(serde_dynamo::to_attribute_value).transpose()?;
        let values = [
            ("isEnabled", change.is_enabled.map(AttributeValue::Bool)),
            ("isAutomaticallyRecording", change.is_automatically_recording.map(AttributeValue::Bool)),
            ("recordingServerUrl", url),
            ("writeId", Some(AttributeValue::S(write_id.clone()))),
        ];
        let mut update = self.client.update_item();
        let mut assignments = Vec::new();
        for (name, value) in values {
            let Some(value) = value else { continue };
            assignments.push(format!("{name} = :{name}"));
            update = update.expression_attribute_values(format!(":{name}"), value);
        }
        // Another write comes between reading the version and this one: it must not be undone unseen.
        update = match only_at {
            Some(SettingsVersion(Some(version))) => update
                .condition_expression("writeId = :version")
                .expression_attribute_values(":version", AttributeValue::S(version.clone())),
            Some(SettingsVersion(None)) => update.condition_expression("attribute_not_exists(PK)"),
            None => update,
        };
        let updated = update
            .table_name(&*self.table)
            .set_key(Some(keys::settings().attributes()))
            .update_expression(format!("SET {}", assignments.join(", ")))
            .return_values(ReturnValue::AllNew)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        match updated {
            Ok(answer) => answer.attributes.map(settings_from).transpose(),
            Err(SdkError::ServiceError(refusal)) => match refusal.err() {
                UpdateItemError::ConditionalCheckFailedException(met) if was_written_by(met.item(), &write_id) => {
                    met.item.clone().map(settings_from).transpose()
                }
                UpdateItemError::ConditionalCheckFailedException(_) => Ok(None),
                _ => Err(SdkError::ServiceError(refusal).into()),
            },
            Err(error) => Err(error.into()),
        }
    }
}
