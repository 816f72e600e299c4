import { useEffect, useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { Message, RoomMessages } from '../../room/messages';
import { confirm } from '../../ui/confirm';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import { When } from '../../ui/when';
import type { Measure } from '../measures/measure_dialog';

/** The room's chat as it goes on, newest first, with what a moderator may do about it. */
export function Chat({ room, messages, measure }: { room: string; messages: RoomMessages; measure: Measure | undefined }) {
  const listing = useMemo(task, []);
  useEffect(() => void listing.run(() => messages.list()), [room]);
  const newestFirst = [...messages.all.value].reverse();
  return (
    <section class="card" aria-labelledby="chat">
      <h2 id="chat">Chat</h2>
      <Refused of={listing} />
      <div class="chat-log" role="log" aria-labelledby="chat" tabIndex={0}>
        <ol class="entries" reversed>
          {newestFirst.map((message) => (
            <Said key={message.id} message={message} measure={measure} />
          ))}
        </ol>
      </div>
      {!listing.busy.value && !newestFirst.length && <Empty>Nobody has said anything yet. What is said shows up here at once.</Empty>}
      {messages.hasEarlier.value && (
        <TaskButton of={listing} work={() => messages.listEarlier()}>
          Show earlier
        </TaskButton>
      )}
      <Say room={room} messages={messages} />
    </section>
  );
}

function Said({ message, measure }: { message: Message; measure: Measure | undefined }) {
  const removing = useMemo(task, []);
  const { createdBy, createdByName, createdAt, text, media, deletedAt, deletedBy, editedAt } = message;
  const author = createdByName ?? createdBy;
  const user = { id: createdBy, name: createdByName };

  async function remove(): Promise<void> {
    if (!(await confirm(`Remove what ${author} said?`, 'Nobody sees its words any more; the moderation log keeps them.', 'Remove the message'))) return;
    await api.DELETE('/chat-messages/{id}', { params: { path: { id: message.id } } });
  }

  return (
    <li>
      <div class="grow">
        <strong title={createdBy}>{author}</strong> <span class="quiet"><When at={createdAt} />{editedAt ? ', edited' : ''}</span>
        {deletedAt ? <p class="said removed quiet">removed by {deletedBy}</p> : <p class="said">{[text, media].filter(Boolean).join('\n')}</p>}
        <Refused of={removing} />
      </div>
      {!deletedAt && (
        <TaskButton of={removing} kind="small" label={`Remove the message of ${author}`} work={remove}>
          Remove
        </TaskButton>
      )}
      {measure && (
        <>
          <button type="button" class="small" aria-label={`Mute ${author}`} onClick={() => measure({ kind: 'mute', user })}>
            Mute
          </button>
          <button type="button" class="small danger" aria-label={`Ban ${author}`} onClick={() => measure({ kind: 'ban', user })}>
            Ban
          </button>
        </>
      )}
    </li>
  );
}

function Say({ room, messages }: { room: string; messages: RoomMessages }) {
  const saying = useMemo(task, []);
  async function say(form: HTMLFormElement): Promise<void> {
    const text = String(new FormData(form).get('text'));
    const header = { 'Idempotency-Key': crypto.randomUUID() };
    const { data } = await api.POST('/chat-messages', { params: { header }, body: { room, text } });
    if (data) messages.merge(data);
    form.reset();
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void saying.run(() => say(form));
      }}
    >
      <label>
        Say something
        <input name="text" required autocomplete="off" />
      </label>
      <Refused of={saying} />
      <button>Send</button>
    </form>
  );
}
