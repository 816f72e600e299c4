import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { Message } from '../../room/messages';
import { confirm } from '../../ui/confirm';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import { When } from '../../ui/when';

export function Said({ message, isOwn }: { message: Message; isOwn: boolean }) {
  const working = useMemo(task, []);
  const isEditing = useSignal(false);
  const { id, createdAt, createdBy, createdByName, text, media, editedAt, deletedAt, seenBy } = message;
  const path = { id };

  async function edit(form: HTMLFormElement): Promise<void> {
    await api.PATCH('/chat-messages/{id}', { params: { path }, body: { text: String(new FormData(form).get('text')) } });
    isEditing.value = false;
  }

  async function remove(): Promise<void> {
    if (await confirm('Remove what you said?', 'Nobody sees its words any more.', 'Remove it')) await api.DELETE('/chat-messages/{id}', { params: { path } });
  }

  return (
    <li>
      <div class="grow">
        <strong title={createdBy}>{createdByName ?? createdBy}</strong>{' '}
        <span class="quiet">
          <When at={createdAt} />
          {editedAt ? ', edited' : ''}
          {isOwn && seenBy.length ? `, seen by ${seenBy.length}` : ''}
        </span>
        {deletedAt && <p class="said removed quiet">removed</p>}
        {!deletedAt && !isEditing.value && <p class="said">{[text, media].filter(Boolean).join('\n')}</p>}
        {isEditing.value && (
          <form
            class="row"
            onSubmit={(event) => {
              event.preventDefault();
              const form = event.currentTarget;
              void working.run(() => edit(form));
            }}
          >
            <label class="grow">
              <span class="hidden">What it is to say</span>
              <input name="text" required defaultValue={text ?? ''} />
            </label>
            <button>Save</button>
            <button type="button" onClick={() => (isEditing.value = false)}>
              Leave it
            </button>
          </form>
        )}
        <Refused of={working} />
      </div>
      {isOwn && !deletedAt && !isEditing.value && (
        <>
          <button type="button" class="small plain" aria-label={`Edit “${text ?? ''}”`} onClick={() => (isEditing.value = true)}>
            Edit
          </button>
          <TaskButton of={working} kind="small plain" label={`Remove “${text ?? ''}”`} work={remove}>
            Remove
          </TaskButton>
        </>
      )}
    </li>
  );
}
