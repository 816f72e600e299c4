import { useMemo } from 'preact/hooks';
import { accountFor } from '../session/account';
import { roomsOf } from '../session/claims';
import { isLocal } from '../session/local';
import { PasteToken } from '../session/paste_token';
import { begin, end, session } from '../session/session';
import { Refused } from '../ui/refused';
import { go, route } from '../ui/route';
import { task } from '../ui/task';

/** Who comes in, and where. */
export function Enter() {
  return (
    <main class="enter">
      <p>
        <a href=".">Dais</a>
      </p>
      <h1>Enter a room</h1>
      <p class="quiet">A room as a member sees it: chat, a stage, being muted. Enter in two tabs under two names and talk to yourself.</p>
      <div class="card">{isLocal ? <ByName /> : <ByToken />}</div>
    </main>
  );
}

function ByName() {
  const entering = useMemo(task, []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const [name, room] = [textOf(form, 'name'), textOf(form, 'room')];
    void entering.run(async () => {
      const sub = await accountFor(name);
      await begin({ sub, name, scopes: ['messages', 'voice'], user: true, rooms: [room], seconds: 3600 });
      go(room);
    });
  };
  const claims = session.value?.claims;
  return (
    <form class="stack" onSubmit={submit}>
      <label>
        Your name
        <input name="name" required maxLength={128} autocomplete="nickname" defaultValue={claims?.user ? (claims.name ?? '') : ''} />
      </label>
      <RoomField value={route.value[0] ?? 'lobby'} />
      <Refused of={entering} />
      <button class="primary" disabled={entering.busy.value}>
        Enter
      </button>
    </form>
  );
}

function ByToken() {
  const claims = session.value?.claims;
  if (!claims) return <PasteToken wants="A person's own token (user: true) with the scopes messages and voice." />;
  const rooms = roomsOf(claims);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        go(textOf(new FormData(event.currentTarget), 'room'));
      }}
    >
      <p>
        You are {claims.name ?? claims.sub}.{rooms && ` Your token is for ${rooms.join(', ')}.`}
      </p>
      <RoomField value={rooms?.[0] ?? (route.value[0] ?? 'lobby')} />
      <div class="row">
        <button class="primary">Enter</button>
        <button type="button" onClick={end}>
          Use another token
        </button>
      </div>
    </form>
  );
}

function RoomField({ value }: { value: string }) {
  return (
    <label>
      Room
      <input name="room" required maxLength={128} defaultValue={value} autocapitalize="none" spellcheck={false} />
    </label>
  );
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name)).trim();
}
