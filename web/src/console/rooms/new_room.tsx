import { api } from '../../api/client';
import { Refused } from '../../ui/refused';
import { go } from '../../ui/route';
import { task } from '../../ui/task';
import { isoOf } from './times';

const creating = task();

async function create(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const roomId = String(fields.get('roomId')).trim();
  const body = {
    roomId,
    name: String(fields.get('name')),
    about: String(fields.get('about')),
    isSpeak: fields.has('isSpeak'),
    startTime: isoOf(fields.get('startTime')),
    endTime: isoOf(fields.get('endTime')),
  };
  await api.POST('/external/room', { body });
  go('rooms', roomId);
}

export function NewRoom() {
  return (
    <section class="card" aria-labelledby="new-room">
      <h2 id="new-room">New room</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void creating.run(() => create(form));
        }}
      >
        <label>
          Id
          <input name="roomId" required placeholder="lobby" />
        </label>
        <label>
          Name
          <input name="name" required placeholder="Lobby" />
        </label>
        <label>
          About
          <textarea name="about" rows={2} />
        </label>
        <div class="fields">
          <label>
            Opens
            <input type="datetime-local" name="startTime" />
          </label>
          <label>
            Ends
            <input type="datetime-local" name="endTime" />
          </label>
        </div>
        <span class="row">
          <input type="checkbox" id="new-room-speak" name="isSpeak" defaultChecked />
          <label for="new-room-speak">There may be a stage</label>
        </span>
        <Refused of={creating} />
        <button class="primary">Create</button>
      </form>
    </section>
  );
}
