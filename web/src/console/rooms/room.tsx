import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Connection } from '../../live/follow_room';
import { followRoom } from '../../live/follow_room';
import { type Message, RoomMessages } from '../../room/messages';
import { session } from '../../session/session';
import { to } from '../../ui/route';
import { Chat } from '../chat/chat';
import { MeasureDialog, type Wanted } from '../measures/measure_dialog';
import { Measures } from '../measures/measures';
import { Stage } from '../stage/stage';
import { RoomDetails } from './room_details';

const WORDS: Record<Connection, string> = {
  connecting: 'connecting',
  live: 'live',
  polling: 'asking every few seconds',
  refused: 'not connected',
};

/** What happened in the room, told to each part of it. */
export interface RoomEvents {
  /** Grows with each change of a mute or a ban. */
  measures: number;
  /** Grows with each change of the stage. */
  stage: number;
  /** Grows with each change of the room itself. */
  room: number;
}

export function Room({ id }: { id: string }) {
  const messages = useSignal(new RoomMessages(id)).value;
  const connection = useSignal<Connection>('connecting');
  const refusal = useSignal<string | undefined>(undefined);
  const events = useSignal<RoomEvents>({ measures: 0, stage: 0, room: 0 });
  const wanted = useSignal<Wanted | undefined>(undefined);
  useEffect(() => {
    const hear = (type: string, data: never) => {
      if (type === 'message') messages.merge(data as Message);
      else events.value = counted(events.value, type);
    };
    const following = followRoom(id, hear);
    const stops = [
      following.connection.subscribe((now) => (connection.value = now)),
      following.refusal.subscribe((now) => (refusal.value = now)),
    ];
    return () => {
      stops.forEach((stop) => stop());
      following.stop();
    };
  }, [id]);
  const may = (scope: string) => session.value?.claims.scopes.includes(scope) ?? false;
  return (
    <>
      <p>
        <a href={to('rooms')}>All rooms</a>
      </p>
      <div class="head">
        <h1>{id}</h1>
        <span class={connection.value === 'live' ? 'badge good' : 'badge warn'} role="status">
          {WORDS[connection.value]}
        </span>
      </div>
      {refusal.value && (
        <p class="refused" role="alert">
          {refusal.value}
        </p>
      )}
      <div class="panes">
        {may('messages') && <Chat room={id} messages={messages} measure={may('mutes') ? (one) => (wanted.value = one) : undefined} />}
        <div class="stack">
          {may('voice') && <Stage community={id} changes={events.value.stage + events.value.measures} measure={may('mutes') ? (one) => (wanted.value = one) : undefined} />}
          {may('mutes') && <Measures room={id} changes={events.value.measures} measure={(one) => (wanted.value = one)} />}
          {may('rooms') && <RoomDetails id={id} changes={events.value.room} />}
        </div>
      </div>
      {wanted.value && (
        <MeasureDialog
          room={id}
          wanted={wanted.value}
          close={() => (wanted.value = undefined)}
          done={() => (events.value = counted(events.value, 'user.muted'))}
        />
      )}
    </>
  );
}

function counted(events: RoomEvents, type: string): RoomEvents {
  if (type.startsWith('user.')) return { ...events, measures: events.measures + 1 };
  if (type.startsWith('stage.')) return { ...events, stage: events.stage + 1 };
  if (type.startsWith('room.')) return { ...events, room: events.room + 1 };
  return events;
}

