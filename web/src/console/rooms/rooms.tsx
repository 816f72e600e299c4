import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { followEvents } from '../../live/follow_events';
import type { Following } from '../../live/follow_room';
import { may, ownRooms, spansRooms } from '../../session/scopes';
import { to } from '../../ui/route';
import { Refused } from '../../ui/refused';
import { type Task, task } from '../../ui/task';
import { ConnectionState } from '../connection';
import { NotAllowed } from '../not_allowed';
import { titled } from '../titled';
import { NewRoom } from './new_room';
import { OpenRoom } from './open_room';
import { RoomFilters } from './room_filters';
import { RoomList } from './room_list';
import { RoomsKnown } from './rooms_known';
import './rooms.css';

export function Rooms() {
  titled('Rooms');
  const isCreating = useSignal(false);
  const rooms = useMemo(() => new RoomsKnown(), []);
  const listing = useMemo(task, []);
  const following = useFollowing(rooms, listing);
  return (
    <>
      <div class="heading">
        <h1>Rooms</h1>
        {following && <ConnectionState of={following} />}
        {may('rooms') && following?.connection.value !== 'live' && <button onClick={() => listing.run(rooms.list)}>Refresh</button>}
        {may('rooms') && (
          <button class="primary" onClick={() => (isCreating.value = true)}>
            Create a room
          </button>
        )}
      </div>
      <div class="tools">
        {may('rooms') && <RoomFilters rooms={rooms} listing={listing} />}
        <OpenRoom />
      </div>
      <Refused of={listing} />
      {may('rooms') ? <RoomList rooms={rooms} listing={listing} /> : <OwnRooms />}
      {isCreating.value && <NewRoom close={() => (isCreating.value = false)} />}
    </>
  );
}

/** Lists them; and follows them, where the token is let near all of them. */
function useFollowing(rooms: RoomsKnown, listing: Task): Following | undefined {
  const isFollowed = may('rooms') && spansRooms();
  const following = useMemo(
    () => (isFollowed ? followEvents(undefined, rooms.hear, () => listing.run(rooms.list)) : undefined),
    [isFollowed],
  );
  useEffect(() => {
    if (may('rooms')) void listing.run(rooms.list);
    return () => following?.stop();
  }, [following]);
  return following;
}

/** Without the list: the rooms that the token names. */
function OwnRooms() {
  const named = ownRooms();
  return (
    <>
      <NotAllowed scope="rooms" to="list or change rooms" />
      {named.length > 0 && (
        <ul>
          {named.map((id) => (
            <li key={id}>
              <a href={to('rooms', id)}>{id}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
