import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import { Dialog } from '../../ui/dialog';
import { Refused } from '../../ui/refused';
import { go } from '../../ui/route';
import { task } from '../../ui/task';
import { fromField } from './times';

/** Creates a room and opens it. */
export function NewRoom({ close }: { close: () => void }) {
  const creating = useMemo(task, []);
  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault();
    const body = bodyOf(new FormData(event.currentTarget));
    if (await creating.run(() => api.POST('/external/room', { body }))) go('rooms', body.roomId);
  }
  return (
    <Dialog title="Create a room" close={close}>
      <form class="stack" onSubmit={submit}>
        <label>
          Id
          <input name="roomId" required maxLength={128} autocomplete="off" spellcheck={false} aria-describedby="id-for-good" />
        </label>
        <p class="quiet" id="id-for-good">
          It stays; the name may be changed.
        </p>
        <label>
          Name
          <input name="name" required maxLength={256} autocomplete="off" />
        </label>
        <label>
          About
          <textarea name="about" rows={2} maxLength={4096} />
        </label>
        <label>
          Opens
          <input name="startTime" type="datetime-local" step={1} />
        </label>
        <label>
          Ends
          <input name="endTime" type="datetime-local" step={1} />
        </label>
        <label class="check">
          <input name="isSpeak" type="checkbox" defaultChecked /> Voice chat may be held in it
        </label>
        <Refused of={creating} />
        <div class="row">
          <button class={`primary ${creating.busy.value ? 'busy' : ''}`}>Create</button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function bodyOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    roomId: text('roomId'),
    name: text('name'),
    about: text('about'),
    isSpeak: form.has('isSpeak'),
    startTime: fromField(text('startTime')),
    endTime: fromField(text('endTime')),
  };
}
