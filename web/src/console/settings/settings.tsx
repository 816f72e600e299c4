import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../../api/client';
import { Refusal } from '../../api/refusal';
import type { components } from '../../api/schema';
import { session } from '../../session/session';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';

type Config = components['schemas']['AudioVideoChatConfig'];

interface Version {
  config: Config;
  tag: string;
}

const version = signal<Version | undefined>(undefined);
/** What there is instead of what was to be changed. */
const conflict = signal<Version | undefined>(undefined);
const working = task();

async function get(): Promise<Version | undefined> {
  const { data, response } = await api.GET('/livechat/audioVideoChatConfig');
  return data && { config: data, tag: response.headers.get('etag') ?? '*' };
}

async function put(form: HTMLFormElement, tag: string): Promise<void> {
  const fields = new FormData(form);
  const body = {
    isEnabled: fields.has('isEnabled'),
    isAutomaticallyRecordingAudioVideoChatsEnabled: fields.has('isRecording'),
    recordingServerUrl: String(fields.get('recordingServerUrl')),
  };
  try {
    await api.PUT('/livechat/audioVideoChatConfig', { params: { header: { 'If-Match': tag } }, body });
    conflict.value = undefined;
    version.value = await get();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 412) throw error;
    conflict.value = await get();
  }
}

export function Settings() {
  const may = session.value?.claims.scopes.includes('settings');
  useEffect(() => {
    if (may) void working.run(async () => (version.value = await get()));
  }, []);
  return (
    <section class="card narrow" aria-labelledby="settings">
      <h1 id="settings">Settings</h1>
      {!may && <Empty>This token has not the scope “settings”.</Empty>}
      <Refused of={working} />
      {may && version.value && <Form known={version.value} />}
    </section>
  );
}

function Form({ known: { config, tag } }: { known: Version }) {
  return (
    <form
      class="stack"
      key={tag}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void working.run(() => put(form, conflict.value?.tag ?? tag));
      }}
    >
      <span class="row">
        <input type="checkbox" id="is-enabled" name="isEnabled" defaultChecked={config.isEnabled} />
        <label for="is-enabled">Voice chats are enabled: people may enter stages</label>
      </span>
      <span class="row">
        <input type="checkbox" id="is-recording" name="isRecording" defaultChecked={config.isAutomaticallyRecordingAudioVideoChatsEnabled} />
        <label for="is-recording">Record voice chats automatically</label>
      </span>
      <label>
        URL of the recording server
        <input name="recordingServerUrl" inputMode="url" defaultValue={config.recordingServerUrl} />
      </label>
      {conflict.value && (
        <div class="card conflict stack" role="alert">
          <p>
            Somebody changed the settings meanwhile. Voice chats are {conflict.value.config.isEnabled ? 'enabled' : 'disabled'} now. Save again to write
            over it.
          </p>
          <button
            type="button"
            onClick={() => {
              version.value = conflict.value;
              conflict.value = undefined;
            }}
          >
            Take theirs
          </button>
        </div>
      )}
      <button class="primary">Save</button>
    </form>
  );
}
