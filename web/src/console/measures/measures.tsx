import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { REASONS } from '../../room/reasons';
import { now } from '../../ui/clock';
import { Countdown } from '../../ui/countdown';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { type Task, task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import type { Measure } from './measure_dialog';

type Mute = components['schemas']['Mute'];
type Ban = components['schemas']['Ban'];

/** A mute or a ban with the time at which it ends; undefined for one that does not. */
type Standing<M> = M & { until: number | undefined };

/** Who is muted in a room or banned from it, with the time that is left. */
export function Measures({ room, changes, measure }: { room: string; changes: number; measure: Measure }) {
  const mutes = useSignal<Standing<Mute>[]>([]);
  const bans = useSignal<Standing<Ban>[]>([]);
  const listing = useMemo(task, []);
  const params = { query: { room } };

  async function list(): Promise<void> {
    const [muted, banned] = await Promise.all([api.GET('/mutes', { params }), api.GET('/bans', { params })]);
    mutes.value = (muted.data?.data ?? []).map(standing);
    bans.value = (banned.data?.data ?? []).map(standing);
  }

  useEffect(() => void listing.run(list), [room, changes]);

  const unmute = (id: string) => async () => {
    await api.DELETE('/mutes/{userID}', { params: { ...params, path: { userID: id } } });
    await list();
  };
  const unban = (id: string) => async () => {
    await api.DELETE('/bans/{userID}', { params: { ...params, path: { userID: id } } });
    await list();
  };
  const counts = <M extends { until: number | undefined }>(all: M[]) => all.filter(({ until }) => until === undefined || until > now.value);
  return (
    <section class="card" aria-labelledby="measures">
      <div class="head">
        <h2 id="measures">Mutes and bans</h2>
        <span class="row">
          <button type="button" class="small" onClick={() => measure({ kind: 'mute' })}>
            Mute somebody
          </button>
          <button type="button" class="small danger" onClick={() => measure({ kind: 'ban' })}>
            Ban somebody
          </button>
        </span>
      </div>
      <Refused of={listing} />
      <ul class="entries" aria-label="Mutes">
        {counts(mutes.value).map((mute) => (
          <Entry key={String(mute.id)} word="muted" of={mute} working={listing} lift={unmute(String(mute.id))} name="Unmute" />
        ))}
      </ul>
      <ul class="entries" aria-label="Bans">
        {counts(bans.value).map((ban) => (
          <Entry key={String(ban.id)} word="banned" of={ban} working={listing} lift={unban(String(ban.id))} name="Unban" />
        ))}
      </ul>
      {!listing.busy.value && !mutes.value.length && !bans.value.length && <Empty>Nobody is muted or banned here.</Empty>}
    </section>
  );
}

function Entry({ of, word, name, working, lift }: { of: Standing<Mute> | Standing<Ban>; word: string; name: string; working: Task; lift: () => Promise<void> }) {
  return (
    <li>
      <span class="grow">
        <strong title={String(of.id)}>{of.username}</strong>{' '}
        <span class="quiet">
          {word} by {of.moderator}: {REASONS[of.reason]}
          {of.note ? ` (${of.note})` : ''}
        </span>
      </span>
      <span class={word === 'muted' ? 'badge warn' : 'badge danger'}>{of.until === undefined ? 'for ever' : <Countdown until={of.until} />}</span>
      <TaskButton of={working} kind="small" label={`${name} ${of.username}`} work={lift}>
        {name}
      </TaskButton>
    </li>
  );
}

/** `expires` is in seconds from the answer on. */
function standing<M extends { expires?: number | null }>(measure: M): Standing<M> {
  const { expires } = measure;
  return { ...measure, until: typeof expires === 'number' ? Date.now() + expires * 1000 : undefined };
}
