import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { session } from '../../session/session';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { go, to } from '../../ui/route';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import { defined } from '../../ui/defined';
import { NewRoom } from './new_room';
import { RoomClock } from './room_clock';
import { StatusBadge } from './status_badge';

export type RoomBody = components['schemas']['Room'];

const rooms = signal<RoomBody[]>([]);
const next = signal<string | undefined>(undefined);
const search = signal('');
const listing = task();

const found = computed(() => {
  const wanted = search.value.trim().toLowerCase();
  return rooms.value.filter(({ roomId, name, about }) => [roomId, name, about].some((text) => text.toLowerCase().includes(wanted)));
});

async function list(cursor?: string): Promise<void> {
  const { data } = await api.GET('/external/room', { params: { query: defined({ cursor, limit: 100 }) } });
  rooms.value = [...(cursor === undefined ? [] : rooms.value), ...(data?.data ?? [])];
  next.value = data?.nextCursor ?? undefined;
}

export function Rooms() {
  useEffect(() => void listing.run(list), []);
  return (
    <>
      <div class="head">
        <h1>Rooms</h1>
        <TaskButton of={listing} work={list}>
          Refresh
        </TaskButton>
      </div>
      <div class="panes">
        <section class="card" aria-label="List of rooms">
          <label>
            Search
            <input type="search" value={search.value} onInput={({ currentTarget }) => (search.value = currentTarget.value)} />
          </label>
          <Refused of={listing} />
          <ul class="entries">
            {found.value.map((room) => (
              <li key={room.roomId}>
                <span class="grow">
                  <a href={to('rooms', room.roomId)}>{room.name}</a> <span class="quiet">{room.roomId}</span>
                </span>
                <RoomClock room={room} />
                <StatusBadge status={room.status} />
              </li>
            ))}
          </ul>
          {!listing.busy.value && !found.value.length && (
            <Empty>{search.value ? 'No room here is called so. Show more rooms, or open one by its id.' : 'No room yet. Create the first one, or open any room by its id: a chat needs no room to be created.'}</Empty>
          )}
          {next.value && (
            <TaskButton of={listing} work={() => list(next.value)}>
              Show more
            </TaskButton>
          )}
        </section>
        <div class="stack">
          <OpenRoom />
          {session.value?.claims.scopes.includes('rooms') && <NewRoom />}
        </div>
      </div>
    </>
  );
}

function OpenRoom() {
  return (
    <section class="card" aria-label="Open a room">
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          go('rooms', String(new FormData(event.currentTarget).get('room')).trim());
        }}
      >
        <label>
          Room's id
          <input name="room" required />
        </label>
        <button>Open</button>
      </form>
    </section>
  );
}
