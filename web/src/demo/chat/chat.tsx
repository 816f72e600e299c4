import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Message, RoomMessages } from '../../room/messages';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import { Silenced } from '../silenced';
import type { Standing } from '../standing';
import { Composer } from './composer';
import { Outbox } from './outbox';
import type { Reading } from './reading';
import { Said } from './said';

export function Chat({ room, user, messages, standing, reading }: { room: string; user: string; messages: RoomMessages; standing: Standing; reading: Reading }) {
  const listing = useMemo(task, []);
  const outbox = useMemo(() => new Outbox(room, messages.merge, ({ status }) => void (status === 403 && standing.ask())), []);
  const all = messages.all.value;
  const unsent = outbox.unsent.value;
  const mute = standing.mute.value;
  return (
    <section class="card" aria-labelledby="chat">
      <h2 id="chat">Chat</h2>
      <Refused of={listing} />
      {reading.missed.value > 0 && (
        <p class="quiet" role="status">
          {reading.missed.value === 100 ? '100 or more' : reading.missed.value} since you were here
        </p>
      )}
      {messages.hasEarlier.value && (
        <TaskButton of={listing} work={() => messages.listEarlier()}>
          Show earlier
        </TaskButton>
      )}
      <Lines all={all} user={user} />
      {!all.length && !unsent.length && <Empty>Nobody has said anything yet. Say hello.</Empty>}
      <ul class="entries" aria-label="Not sent yet">
        {unsent.map(({ key, text, refused }) => (
          <li key={key}>
            <div class="grow">
              <p class="said quiet">{text}</p>
              {refused === undefined ? <span class="quiet busy">sending</span> : <span class="refused" role="alert">{refused}</span>}
            </div>
            {refused !== undefined && (
              <>
                <button type="button" class="small" onClick={() => outbox.again(key)}>
                  Try again
                </button>
                <button type="button" class="small" onClick={() => outbox.drop(key)}>
                  Drop it
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {mute ? <Silenced words="You are muted in this room" measure={mute} /> : <Composer post={(text) => outbox.post(text)} />}
    </section>
  );
}

/** Stays at its end while the reader is there. */
function Lines({ all, user }: { all: Message[]; user: string }) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [all]);
  return (
    <div
      class="chat-log"
      ref={box}
      role="log"
      aria-labelledby="chat"
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => (isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40)}
    >
      <ol class="entries">
        {all.map((message) => (
          <Said key={message.id} message={message} isOwn={message.createdBy === user} />
        ))}
      </ol>
    </div>
  );
}
