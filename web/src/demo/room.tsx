import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type Connection, type Following, followRoom } from '../live/follow_room';
import { type Marks, type Message, RoomMessages } from '../room/messages';
import type { Claims } from '../session/claims';
import { task } from '../ui/task';
import { Refused } from '../ui/refused';
import { Chat } from './chat/chat';
import { Reading } from './chat/reading';
import { Silenced } from './silenced';
import { Stage } from './stage/stage';
import { Standing } from './standing';

const WORDS: Record<Connection, string> = {
  connecting: 'connecting',
  live: 'live',
  polling: 'asking every few seconds',
  refused: 'not connected',
};

export function Room({ id, claims }: { id: string; claims: Claims }) {
  const messages = useMemo(() => new RoomMessages(id), []);
  const standing = useMemo(() => new Standing(id, claims.sub), []);
  const reading = useMemo(() => new Reading(id, claims.sub, messages), []);
  const entering = useMemo(task, []);
  const following = useSignal<Following | undefined>(undefined);
  const stageChanges = useSignal(0);
  const isOnline = useSignal(navigator.onLine);
  const isBanned = standing.ban.value !== undefined;

  function hear(type: string, data: never): void {
    if (type === 'message') messages.merge(data as Message);
    else if (type === 'message.seen') messages.mark(data as Marks);
    else if (type.startsWith('stage.')) stageChanges.value += 1;
    else if (type.startsWith('user.')) standing.hear(type, data);
  }

  useEffect(() => {
    void entering.run(async () => {
      await standing.ask();
      await reading.begin();
    });
    return reading.watch();
  }, []);

  // Whoever is banned closes the room's events; the ban's end opens them again.
  useEffect(() => {
    if (isBanned) return undefined;
    const begun = followRoom(id, hear);
    following.value = begun;
    void entering.run(() => messages.list());
    return () => begun.stop();
  }, [isBanned]);

  useEffect(() => {
    const look = () => (isOnline.value = navigator.onLine);
    for (const change of ['online', 'offline']) addEventListener(change, look);
    return () => {
      for (const change of ['online', 'offline']) removeEventListener(change, look);
    };
  }, []);

  const connection = following.value?.connection.value ?? 'connecting';
  const words = isOnline.value ? WORDS[connection] : 'offline';
  return (
    <>
      <div class="head">
        <h1>{id}</h1>
        <span class={words === 'live' ? 'badge good' : 'badge warn'} role="status">
          {words}
        </span>
      </div>
      <Refused of={entering} />
      {following.value?.refusal.value && !isBanned && (
        <p class="refused" role="alert">
          {following.value.refusal.value}
        </p>
      )}
      {standing.ban.value ? (
        <Silenced words="You are banned from this room" measure={standing.ban.value} />
      ) : (
        <div class="panes">
          <Chat room={id} user={claims.sub} messages={messages} standing={standing} reading={reading} />
          {claims.scopes.includes('voice') && <Stage community={id} claims={claims} changes={stageChanges.value} isMuted={standing.mute.value !== undefined} />}
        </div>
      )}
    </>
  );
}
