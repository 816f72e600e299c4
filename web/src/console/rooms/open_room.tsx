import { go } from '../../ui/route';

/** Opens any room by its id: one that was never created has a chat, mutes and bans all the same. */
export function OpenRoom() {
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        const id = String(new FormData(event.currentTarget).get('room')).trim();
        if (id) go('rooms', id);
      }}
    >
      <label>
        Room's id
        <input name="room" required maxLength={128} autocomplete="off" spellcheck={false} />
      </label>
      <button>Open</button>
    </form>
  );
}
