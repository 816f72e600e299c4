import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { components } from '../../api/schema';
import { REASONS, type Reason } from '../../room/reasons';
import { session } from '../../session/session';
import { roomsOf } from '../../session/claims';
import { defined } from '../../ui/defined';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import { When } from '../../ui/when';
import { isoOf } from '../rooms/times';
import { ACTIONS } from './actions';
import { exportLog, exported } from './export';
import { type Filter, page } from './page';

type Entry = components['schemas']['LogEntry'];

const entries = signal<Entry[]>([]);
const next = signal<string | undefined>(undefined);
const filter = signal<Filter>({});
const listing = task();

async function list(cursor?: string): Promise<void> {
  const found = await page(filter.value, cursor, 50);
  entries.value = [...(cursor === undefined ? [] : entries.value), ...found.entries];
  next.value = found.next;
}

export function Log() {
  const own = session.value && roomsOf(session.value.claims);
  useEffect(() => {
    if (!own || filter.value.room) void listing.run(list);
  }, []);
  return (
    <>
      <div class="head">
        <h1>Moderation log</h1>
        <TaskButton of={listing} work={exportLog(filter)}>
          Export as lines of JSON
        </TaskButton>
      </div>
      <p class="quiet" role="status">
        {exported.value}
      </p>
      <Filters rooms={own} />
      <Refused of={listing} />
      <div class="scrolls card" tabIndex={0} role="region" aria-label="Entries">
        <table>
          <thead>
            <tr>
              {['When', 'What', 'Room', 'By', 'To whom', 'Why, and what else'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.value.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
        {!listing.busy.value && !entries.value.length && <Empty>Nothing is logged for this. What somebody does to somebody else's say is written down here.</Empty>}
      </div>
      {next.value && (
        <TaskButton of={listing} work={() => list(next.value)}>
          Show earlier
        </TaskButton>
      )}
    </>
  );
}

function Filters({ rooms }: { rooms: string[] | undefined }) {
  return (
    <form
      class="card fields"
      onSubmit={(event) => {
        event.preventDefault();
        filter.value = filterOf(new FormData(event.currentTarget));
        void listing.run(list);
      }}
    >
      <label>
        Room
        {rooms ? (
          <select name="room">
            {rooms.map((room) => (
              <option key={room}>{room}</option>
            ))}
          </select>
        ) : (
          <input name="room" />
        )}
      </label>
      <label>
        To whom (id)
        <input name="user" />
      </label>
      <label>
        By whom (id)
        <input name="moderator" />
      </label>
      <label>
        What
        <select name="action">
          <option value="">everything</option>
          {Object.entries(ACTIONS).map(([action, words]) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        After
        <input type="datetime-local" name="after" />
      </label>
      <label>
        Before
        <input type="datetime-local" name="before" />
      </label>
      <button class="primary">Show</button>
    </form>
  );
}

function filterOf(fields: FormData): Filter {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const time = (name: string) => isoOf(fields.get(name)) ?? '';
  const action = text('action') as Filter['action'] | '';
  return defined({ room: text('room'), user: text('user'), moderator: text('moderator'), action, before: time('before'), after: time('after') }) as Filter;
}

function Row({ entry: { at, action, room, moderator, user, reason, note, until, before, after } }: { entry: Entry }) {
  const person = user as { id: string; name?: string } | undefined;
  const states = { before, after };
  return (
    <tr>
      <td>
        <When at={at} />
      </td>
      <td>{ACTIONS[action]}</td>
      <td>{room}</td>
      <td>
        {moderator.name ?? moderator.id} <span class="quiet">{moderator.kind}</span>
      </td>
      <td>{person && (person.name ?? person.id)}</td>
      <td>
        {[reason === undefined ? '' : REASONS[reason as Reason], note ?? '', until === undefined ? '' : `until ${until === 'forever' ? 'for ever' : new Date(until).toLocaleString()}`]
          .filter(Boolean)
          .join('; ')}
        {Object.entries(states).map(([name, state]) => state && <code key={name} class="state">{` ${name} ${JSON.stringify(state)}`}</code>)}
      </td>
    </tr>
  );
}
