import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { Conflict } from '../conflict';
import { type Config, type Loaded, enable, load, update } from './config';

/** What is to be written, upon the version that it is given. */
type Write = (etag: string | undefined) => Promise<Loaded>;

export function SettingsForm({ loaded }: { loaded: Loaded }) {
  const base = useSignal(loaded);
  const typed = useSignal(loaded.config);
  const conflict = useSignal<{ now: Loaded; again: Write } | undefined>(undefined);
  const said = useSignal('');
  const writing = useMemo(task, []);

  async function write(again: Write, etag: string | undefined, done: string) {
    said.value = '';
    const isDone = await writing.run(async () => take(await again(etag)));
    if (isDone) said.value = done;
    else if (writing.refusal.value?.status === 412) {
      await writing.run(async () => (conflict.value = { now: await load(), again }));
    }
  }

  function take(next: Loaded) {
    base.value = next;
    typed.value = next.config;
    conflict.value = undefined;
  }

  const set = (change: Partial<Config>) => {
    said.value = '';
    typed.value = { ...typed.value, ...change };
  };
  const { isEnabled } = base.value.config;
  const save: Write = ((body) => (etag) => update(body, etag))(typed.value);
  const turn: Write = (etag) => enable(!isEnabled, etag);
  return (
    <div class="panes">
      <section class="card stack" aria-labelledby="enabled-heading">
        <h2 id="enabled-heading">
          Voice chat is {isEnabled ? <span class="badge good">enabled</span> : <span class="badge danger">disabled</span>}
        </h2>
        <p class="quiet">While it is disabled nobody enters a voice chat, in any room.</p>
        <p>
          <button
            class={isEnabled ? 'danger' : 'primary'}
            onClick={() => write(turn, base.value.etag, isEnabled ? 'Disabled.' : 'Enabled.')}
          >
            {isEnabled ? 'Disable' : 'Enable'}
          </button>
        </p>
      </section>
      <form
        class="card stack"
        aria-labelledby="recording-heading"
        onSubmit={(event) => {
          event.preventDefault();
          void write(save, base.value.etag, 'Saved.');
        }}
      >
        <h2 id="recording-heading">Recording</h2>
        <label class="check">
          <input
            type="checkbox"
            checked={typed.value.isAutomaticallyRecordingAudioVideoChatsEnabled}
            onChange={(event) => set({ isAutomaticallyRecordingAudioVideoChatsEnabled: event.currentTarget.checked })}
          />
          Record chats automatically
        </label>
        <label>
          Recording server's URL
          <input
            type="url"
            maxLength={2048}
            placeholder="https://"
            value={typed.value.recordingServerUrl}
            onInput={(event) => set({ recordingServerUrl: event.currentTarget.value })}
          />
        </label>
        <div class="row">
          <button class={`primary ${writing.busy.value ? 'busy' : ''}`}>Save</button>
          <span role="status" class="quiet">
            {said.value}
          </span>
        </div>
      </form>
      <Refused of={writing} />
      {conflict.value && (
        <Conflict
          now={shown(conflict.value.now.config)}
          take={() => conflict.value && take(conflict.value.now)}
          writeOver={() => conflict.value && write(conflict.value.again, conflict.value.now.etag, 'Saved.')}
        />
      )}
    </div>
  );
}

function shown({ isEnabled, isAutomaticallyRecordingAudioVideoChatsEnabled, recordingServerUrl }: Config): [string, string][] {
  return [
    ['Voice chat', isEnabled ? 'enabled' : 'disabled'],
    ['Record automatically', isAutomaticallyRecordingAudioVideoChatsEnabled ? 'yes' : 'no'],
    ["Recording server's URL", recordingServerUrl],
  ];
}
