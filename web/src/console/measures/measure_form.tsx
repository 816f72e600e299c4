import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { Dialog } from '../../ui/dialog';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { BAN_DURATIONS, MUTE_DURATIONS, REASONS } from '../../room/reasons';

const DURATIONS = { mute: MUTE_DURATIONS, ban: BAN_DURATIONS };

type Kind = keyof typeof DURATIONS;

interface Props {
  room: string;
  /** Whom, where that is known. */
  user?: string | undefined;
  name?: string | undefined;
  measure?: Kind;
  /** Called when it is set. */
  set: () => Promise<void>;
  close: () => void;
}

/** Mutes or bans somebody in a room. */
export function MeasureForm({ room, user, name, measure = 'mute', set, close }: Props) {
  const kind = useSignal<Kind>(measure);
  const setting = useMemo(task, []);
  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (!(await setting.run(() => send(room, kind.value, name, form)))) return;
    close();
    await set();
  }
  return (
    <Dialog title={user ? `Mute or ban ${name ?? user}` : 'Mute or ban somebody'} close={close}>
      <form class="stack" onSubmit={submit}>
        <label>
          Account's id
          <input name="user" required value={user} readOnly={!!user} maxLength={128} autocomplete="off" spellcheck={false} />
        </label>
        <fieldset class="row">
          <legend class="hidden">What to do</legend>
          {(['mute', 'ban'] as const).map((each) => (
            <label class="check" key={each}>
              <input type="radio" name="kind" checked={kind.value === each} onChange={() => (kind.value = each)} />
              {each === 'mute' ? 'Mute' : 'Ban'}
            </label>
          ))}
        </fieldset>
        <label>
          Reason
          <select name="reason" required>
            {Object.entries(REASONS).map(([number, words]) => (
              <option key={number} value={number}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          For
          <select name="duration" required key={kind.value}>
            {Object.entries(DURATIONS[kind.value]).map(([code, words]) => (
              <option key={code} value={code}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Note for other moderators
          <textarea name="note" rows={2} maxLength={512} />
        </label>
        <Refused of={setting} />
        <div class="row">
          <button class={`danger ${setting.busy.value ? 'busy' : ''}`}>{kind.value === 'mute' ? 'Mute' : 'Ban'}</button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

async function send(room: string, kind: Kind, username: string | undefined, form: FormData): Promise<void> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const shared = {
    userID: text('user'),
    reason: Number(text('reason')) as components['schemas']['Reason'],
    note: text('note') || null,
    ...(username ? { username } : {}),
  };
  const params = { query: { room } };
  if (kind === 'mute') {
    await api.POST('/mutes', { params, body: { ...shared, duration: text('duration') as components['schemas']['MuteDuration'] } });
  } else {
    await api.POST('/bans/add', { params, body: { ...shared, duration: text('duration') as components['schemas']['BanDuration'] } });
  }
}
