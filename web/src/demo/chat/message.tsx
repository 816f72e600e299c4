import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { Message } from '../../room/messages';
import { confirm } from '../../ui/confirm';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { When } from '../../ui/when';
import { EditMessage } from './edit_message';

interface Shown {
  message: Message;
  isOwn: boolean;
  /** Whether it goes on from the one before. */
  follows: boolean;
  merge: (message: Message) => void;
}

export function ChatMessage({ message, isOwn, follows, merge }: Shown) {
  const isEditing = useSignal(false);
  const changing = useMemo(task, []);
  const params = { path: { id: message.id } };
  const close = () => (isEditing.value = false);

  async function change(work: () => Promise<{ data?: unknown }>) {
    const isDone = await changing.run(async () => merge((await work()).data as Message));
    if (isDone) close();
  }

  async function remove() {
    const isSure = await confirm('Remove this message?', 'Nobody sees its text any more. This cannot be undone.', 'Remove');
    if (isSure) await change(() => api.DELETE('/chat-messages/{id}', { params }));
  }

  const marks = [
    ...(message.editedAt === undefined ? [] : ['edited']),
    ...(isOwn && message.seenBy.length > 0 ? [`seen by ${message.seenBy.length}`] : []),
  ];

  if (message.deletedAt) return <p class={`message quiet${isOwn ? ' own' : ''}`}>{isOwn ? 'You' : nameOf(message)}: <i class="said">removed</i></p>;
  return (
    <article class={`message${isOwn ? ' own' : ''}${follows ? ' follows' : ''}`} aria-label={`${nameOf(message)} says`}>
      {!follows && (
        <p class="byline">
          <strong>{isOwn ? 'You' : nameOf(message)}</strong>{' '}
          <span class="quiet">
            <When at={message.createdAt} />
          </span>
        </p>
      )}
      {isEditing.value ? (
        <EditMessage text={message.text ?? ''} busy={changing.busy.value} close={close} save={(text) => change(() => api.PATCH('/chat-messages/{id}', { params, body: { text } }))} />
      ) : (
        <p class="said">{[message.text, message.media].filter((part) => part !== undefined).join('\n')}</p>
      )}
      {marks.length > 0 && <p class="byline quiet">{marks.join(' · ')}</p>}
      {isOwn && !isEditing.value && (
        <p class="doings">
          <button class="plain" onClick={() => (isEditing.value = true)}>
            Edit<span class="hidden"> “{message.text}”</span>
          </button>
          <button class="plain" onClick={() => void remove()}>
            Remove<span class="hidden"> “{message.text}”</span>
          </button>
        </p>
      )}
      <Refused of={changing} />
    </article>
  );
}

function nameOf({ createdByName, createdBy }: Message): string {
  return createdByName ?? createdBy;
}
