import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { BAN_DURATIONS, MUTE_DURATIONS, REASONS, type Reason } from '../../room/reasons';
import { defined } from '../../ui/defined';
import { Dialog } from '../../ui/dialog';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';

/** What is to be done to whom. */
export interface Wanted {
  kind: 'mute' | 'ban';
  user?: { id: string; name: string | undefined };
}

export type Measure = (wanted: Wanted) => void;

/** Asks for how long, why, and for a note that moderators alone see. */
export function MeasureDialog({ room, wanted, close, done }: { room: string; wanted: Wanted; close: () => void; done: () => void }) {
  const taking = useMemo(task, []);
  const { kind, user } = wanted;
  const durations = kind === 'mute' ? MUTE_DURATIONS : BAN_DURATIONS;

  async function take(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const body = {
      userID: user?.id ?? text('user'),
      reason: Number(text('reason')) as Reason,
      ...defined({ username: user?.name, note: text('note') }),
    };
    const params = { query: { room } };
    if (kind === 'mute') {
      const duration = text('duration') as components['schemas']['MuteDuration'];
      await api.POST('/mutes', { params, body: { ...body, duration } });
    } else {
      const duration = text('duration') as components['schemas']['BanDuration'];
      await api.POST('/bans/add', { params, body: { ...body, duration } });
    }
    done();
    close();
  }

  return (
    <Dialog title={`${kind === 'mute' ? 'Mute' : 'Ban'} ${user ? (user.name ?? user.id) : 'somebody'}`} close={close}>
      <p class="quiet">
        {kind === 'mute'
          ? 'No chat and no microphone in this room until it ends; they may listen.'
          : 'No chat, no stage and no live events of this room; off the stage at once.'}
      </p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void taking.run(() => take(form));
        }}
      >
        {!user && (
          <label>
            Account's id
            <input name="user" required />
          </label>
        )}
        <label>
          For how long
          <select name="duration">
            {Object.entries(durations).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Why
          <select name="reason">
            {Object.entries(REASONS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Note for moderators
          <input name="note" />
        </label>
        <Refused of={taking} />
        <div class="row">
          <button class="danger">{kind === 'mute' ? 'Mute' : 'Ban'}</button>
          <button type="button" onClick={close}>
            Leave it
          </button>
        </div>
      </form>
    </Dialog>
  );
}
