import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Message, RoomMessages } from '../../room/messages';
import { may } from '../../session/scopes';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { MeasureForm } from '../measures/measure_form';
import type { Measures } from '../measures/measures';
import { NotAllowed } from '../not_allowed';
import { ChatMessage } from './chat_message';
import './chat.css';
import { Say } from './say';
import { useScroll } from './scroll';

interface Props {
  room: string;
  messages: RoomMessages;
  measures: Measures;
}

export function Chat(props: Props) {
  return may('messages') ? <ChatLog {...props} /> : <NotAllowed scope="messages" to="read the chat" />;
}

function ChatLog({ room, messages, measures }: Props) {
  const listing = useMemo(task, []);
  const isListed = useSignal(messages.all.value.length > 0);
  const measured = useSignal<Message | undefined>(undefined);
  const all = messages.all.value;
  const log = useScroll(all.length);
  useEffect(() => {
    if (!isListed.value) void listing.run(() => messages.list()).then((isDone) => (isListed.value = isDone));
  }, []);
  return (
    <section aria-label="Chat" class="stack">
      {messages.hasEarlier.value && (
        <p>
          <button class={listing.busy.value ? 'busy' : ''} onClick={() => listing.run(() => messages.listEarlier())}>
            Earlier messages
          </button>
        </p>
      )}
      <Refused of={listing} />
      <div class="log card" role="log" aria-label="Messages" tabIndex={0} {...log}>
        {all.map((message) => (
          <ChatMessage key={message.id} message={message} messages={messages} measure={() => (measured.value = message)} />
        ))}
        {!all.length && <Nothing isListed={isListed.value} isBusy={listing.busy.value} />}
      </div>
      <Say messages={messages} />
      {measured.value && (
        <MeasureForm
          room={room}
          user={measured.value.createdBy}
          name={measured.value.createdByName}
          set={measures.refresh}
          close={() => (measured.value = undefined)}
        />
      )}
    </section>
  );
}

function Nothing({ isListed, isBusy }: { isListed: boolean; isBusy: boolean }) {
  if (isListed) return <Empty>Nobody has said anything here yet. What is posted comes by itself.</Empty>;
  return isBusy ? <p class="quiet busy">Loading</p> : null;
}
