import { effect } from '@preact/signals';
import { followEvents } from '../../live/follow_events';
import { type Following, followRoom } from '../../live/follow_room';
import { RoomMessages } from '../../room/messages';
import { may } from '../../session/scopes';
import { Measures } from '../measures/measures';
import { Stage } from '../stage/stage';
import { RoomDetails } from './details';

const POLLING_PAUSE = 10_000;

/** All that is known of the room that is open, and how it is kept up to date. */
export interface OpenRoom {
  id: string;
  details: RoomDetails;
  messages: RoomMessages;
  stage: Stage;
  measures: Measures;
  following: Following;
  close(): void;
}

export function openRoom(id: string): OpenRoom {
  const details = new RoomDetails(id);
  const messages = new RoomMessages(id);
  const stage = new Stage(id);
  const measures = new Measures(id);
  const hear = (type: string, data: never): void => {
    if (type === 'message') messages.merge(data);
    else if (type === 'connected') refresh();
    else if (type.startsWith('stage.')) stage.hear(type, data);
    else if (type.startsWith('user.')) void measures.refresh();
    else if (type.startsWith('room.')) details.hear(type, data);
  };
  const refresh = () => {
    if (may('voice')) void stage.refresh();
    if (may('mutes')) void measures.refresh();
  };
  const following = may('messages') ? followRoom(id, hear) : followEvents(id, hear, async () => {});
  const stopRefreshing = refreshing(following, refresh);
  return { id, details, messages, stage, measures, following, close: () => [stopRefreshing(), following.stop()] };
}

/** At first and whenever it is followed again; from time to time while no events come. */
function refreshing({ connection }: Following, refresh: () => void): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = effect(() => {
    clearInterval(timer);
    const is = connection.value;
    if (is !== 'connecting') queueMicrotask(refresh);
    if (is === 'polling') timer = setInterval(refresh, POLLING_PAUSE);
  });
  return () => [stop(), clearInterval(timer)];
}
