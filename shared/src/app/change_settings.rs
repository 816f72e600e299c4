//! The settings are changed, if they stand as the writer believes.

use serde_json::Value;

use super::Refused;
use super::logged::logged;
use crate::domain::caller::Actor;
use crate::domain::moderation_log::{Act, LoggedAction, LoggedState};
use crate::domain::permitted::Unconfined;
use crate::domain::settings::{Settings, SettingsChange};
use crate::domain::time::{Arrival, Timestamp};
use crate::store::{SettingsVersion, Store, StoredSettings};

/// Somebody changes the settings, which are always there, written or not.
#[derive(Debug)]
pub struct ChangeSettings<'c> {
    pub actor: &'c Actor,
    pub unconfined: Unconfined,
    pub change: SettingsChange,
    pub now: Timestamp,
    pub arrival: Arrival,
}

impl ChangeSettings<'_> {
    /// Changes the settings if `holds` is true of the version they stand at: two
    /// requests, one where nothing changes. Of those who change them at once each
    /// sees what the one before it made.
    pub async fn change(
        self,
        store: &Store,
        holds: impl Fn(&SettingsVersion) -> bool,
    ) -> Result<StoredSettings, Refused> {
        let backoff = store.backoff();
        loop {
            let stored = store.settings(self.unconfined).await?;
            if !holds(&stored.version) {
                return Err(stale(&stored.version));
            }
            let settings = stored.settings.changed(&self.change);
            if settings == stored.settings {
                return Ok(stored);
            }
            let act = Act::new(LoggedAction::ChangeSettings, None).changing(said(&stored.settings), said(&settings));
            let entry = logged(self.actor, act, self.now, self.arrival);
            match store.write_settings(self.unconfined, settings, &stored.version, &entry).await? {
                Some(written) => return Ok(written),
                None => backoff.after_conflict().await?,
            }
        }
    }
}

/// The settings do not stand as they were believed to.
pub fn stale(version: &SettingsVersion) -> Refused {
    Refused::Stale { version: version.to_string(), says: "the settings do not stand at such a version" }
}

fn said(settings: &Settings) -> LoggedState {
    let Settings { is_enabled, is_automatically_recording, recording_server_url } = settings;
    LoggedState::of([
        ("isEnabled", Value::from(*is_enabled)),
        ("isAutomaticallyRecordingAudioVideoChatsEnabled", Value::from(*is_automatically_recording)),
        ("recordingServerUrl", Value::from(recording_server_url.as_str())),
    ])
}
