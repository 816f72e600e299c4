import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { Message, RoomMessages } from '../../room/messages';
import { may } from '../../session/scopes';
import { session } from '../../session/session';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { When } from '../../ui/when';

interface Props {
  message: Message;
  messages: RoomMessages;
  measure: () => void;
}

export function ChatMessage({ message, messages, measure }: Props) {
  const removing = useMemo(task, []);
  const { id, createdBy, createdByName, createdAt, editedAt, deletedAt, deletedBy, text, media } = message;
  const author = createdByName ?? createdBy;
  async function remove() {
    const { data } = await api.DELETE('/chat-messages/{id}', { params: { path: { id } } });
    if (data) messages.merge(data);
  }
  return (
    <article class="message" tabIndex={-1}>
      <div class="said">
        <b title={createdBy}>{author}</b>{' '}
        <span class="quiet">
          <When at={createdAt} />
          {editedAt && !deletedAt && ' · edited'}
        </span>
        {deletedAt ? <p class="quiet gone">Removed by {deletedBy}</p> : <Said text={text} media={media} />}
        <Refused of={removing} />
      </div>
      <div class="acts">
        {!deletedAt && mayRemove(message) && (
          <button
            class={`plain ${removing.busy.value ? 'busy' : ''}`}
            aria-label={`Remove the message of ${author}`}
            onClick={(event) => {
              const article = event.currentTarget.closest('article');
              void removing.run(remove).then((isDone) => isDone && article?.focus());
            }}
          >
            Remove
          </button>
        )}
        {may('mutes') && (
          <button class="plain" aria-label={`Mute or ban ${author}`} onClick={measure}>
            Mute or ban
          </button>
        )}
      </div>
    </article>
  );
}

function Said({ text, media }: { text: string | undefined; media: string | undefined }) {
  return (
    <p class="text">
      {text}
      {text && media && <br />}
      {media && <span class="quiet">attached: {media}</span>}
    </p>
  );
}

function mayRemove({ createdBy }: Message): boolean {
  const claims = session.value?.claims;
  return claims !== undefined && (!claims.user || may('mutes') || claims.sub === createdBy);
}
