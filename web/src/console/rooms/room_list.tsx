import { Empty } from '../../ui/empty';
import { useKeptFocus } from '../../ui/kept_focus';
import { to } from '../../ui/route';
import type { Task } from '../../ui/task';
import { When } from '../../ui/when';
import type { Status, Told } from './room_status';
import type { RoomsKnown } from './rooms_known';
import { RoomClock, StatusBadge } from './status_badge';

export function RoomList({ rooms, listing }: { rooms: RoomsKnown; listing: Task }) {
  const kept = useKeptFocus<HTMLUListElement>();
  const found = rooms.all.value.filter(matching(rooms.wanted.value, rooms.status.value));
  return (
    <section aria-label="Rooms" class="stack">
      <ul class="rows" {...kept}>
        {found.map((told) => (
          <Row key={told.room.roomId} of={told} />
        ))}
      </ul>
      {!found.length && <Nothing rooms={rooms} listing={listing} />}
      {rooms.hasMore.value && (
        <p>
          <button class={listing.busy.value ? 'busy' : ''} onClick={() => listing.run(rooms.listMore)}>
            More rooms
          </button>{' '}
          <span class="quiet">{rooms.all.value.length} are loaded; the search looks through these.</span>
        </p>
      )}
    </section>
  );
}

function Row({ of }: { of: Told }) {
  const { roomId, name, about, createdAt } = of.room;
  return (
    <li class="room">
      <div class="title">
        <a href={to('rooms', roomId)}>{name}</a> <code class="quiet">{roomId}</code>
      </div>
      <div class="state">
        <RoomClock of={of} /> <StatusBadge of={of} />
      </div>
      <p class="about quiet">{about}</p>
      <span class="created quiet">
        created <When at={createdAt} />
      </span>
    </li>
  );
}

function Nothing({ rooms, listing }: { rooms: RoomsKnown; listing: Task }) {
  if (!rooms.isListed.value) return <p class={listing.busy.value ? 'quiet busy' : 'quiet'}>Loading</p>;
  if (rooms.all.value.length || rooms.status.value) return <Empty>No room is like that. Search for something else.</Empty>;
  return <Empty>There are no rooms yet. Create one, or open any id above: a chat needs no room to have been created.</Empty>;
}

function matching(wanted: string, status: Status | undefined) {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ room }: Told) => {
    const text = `${room.roomId} ${room.name} ${room.about}`.toLowerCase();
    return words.every((word) => text.includes(word)) && (!status || room.status === status);
  };
}
