import { useMemo } from 'preact/hooks';
import { roomsOf } from '../session/claims';
import { isLocal } from '../session/local';
import { PasteToken } from '../session/paste_token';
import { begin, session } from '../session/session';
import { Refused } from '../ui/refused';
import { go } from '../ui/route';
import { task } from '../ui/task';
import { accountOf } from './identity';

const HOUR_S = 3600;

/** Asks who one is and which room it is to be. */
export function Enter({ room }: { room: string | undefined }) {
  const claims = session.value?.claims;
  if (isLocal) return <EnterHere room={room} />;
  return (
    <section class="card narrow">
      <h1>A room as its members see it</h1>
      {claims ? <ChooseRoom rooms={roomsOf(claims)} /> : <PasteToken wants="One for a person, with the scopes “messages” and “voice”." />}
    </section>
  );
}

function EnterHere({ room }: { room: string | undefined }) {
  const entering = useMemo(task, []);
  async function enter(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form);
    const [name, wanted] = [String(fields.get('name')).trim(), String(fields.get('room')).trim()];
    await begin({ sub: await accountOf(name), name, scopes: ['messages', 'voice'], user: true, rooms: [wanted], seconds: HOUR_S });
    go(wanted);
  }
  return (
    <section class="card narrow">
      <h1>A room as its members see it</h1>
      <p class="quiet">Open this page in a second tab with another name, and the console in a third, to see each other.</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void entering.run(() => enter(form));
        }}
      >
        <label>
          Your name
          <input name="name" required maxLength={128} autocomplete="nickname" />
        </label>
        <label>
          Room
          <input name="room" required maxLength={128} defaultValue={room ?? 'lobby'} />
        </label>
        <Refused of={entering} />
        <button class="primary">Enter</button>
      </form>
    </section>
  );
}

function ChooseRoom({ rooms }: { rooms: string[] | undefined }) {
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        go(String(new FormData(event.currentTarget).get('room')).trim());
      }}
    >
      <label>
        Room
        {rooms ? (
          <select name="room">
            {rooms.map((room) => (
              <option key={room}>{room}</option>
            ))}
          </select>
        ) : (
          <input name="room" required />
        )}
      </label>
      <button class="primary">Enter</button>
    </form>
  );
}
