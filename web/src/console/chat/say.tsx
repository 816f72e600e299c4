import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { RoomMessages } from '../../room/messages';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';

/** Posts into the room as whoever is signed in. */
export function Say({ messages }: { messages: RoomMessages }) {
  const saying = useMemo(task, []);
  async function say(form: HTMLFormElement) {
    const text = String(new FormData(form).get('text'));
    const header = { 'Idempotency-Key': crypto.randomUUID() };
    const { data } = await api.POST('/chat-messages', { params: { header }, body: { room: messages.room, text } });
    if (data) messages.merge(data);
    form.reset();
  }
  return (
    <form
      class="say"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void saying.run(() => say(form));
      }}
    >
      <input name="text" required maxLength={4096} autocomplete="off" aria-label="Message" placeholder="Say something" />
      <button class={saying.busy.value ? 'busy' : ''}>Send</button>
      <Refused of={saying} />
    </form>
  );
}
