import type { Task } from '../../ui/task';
import { STATUSES, type Status } from './room_status';
import type { RoomsKnown } from './rooms_known';

/** Searches what is loaded as one types; another status is listed anew. */
export function RoomFilters({ rooms, listing }: { rooms: RoomsKnown; listing: Task }) {
  return (
    <div class="inline" role="search" aria-label="Rooms">
      <label>
        Search
        <input
          type="search"
          value={rooms.wanted.value}
          onInput={(event) => (rooms.wanted.value = event.currentTarget.value)}
        />
      </label>
      <label>
        Status
        <select
          value={rooms.status.value ?? ''}
          onChange={(event) => {
            rooms.status.value = (event.currentTarget.value || undefined) as Status | undefined;
            void listing.run(rooms.list);
          }}
        >
          <option value="">Any</option>
          {STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
