import { useEffect } from 'preact/hooks';
import { Expired } from '../session/expired';
import { isLocal } from '../session/local';
import { PasteToken } from '../session/paste_token';
import { begin, end, session } from '../session/session';
import { Confirmations } from '../ui/confirm';
import { Refused } from '../ui/refused';
import { route, to } from '../ui/route';
import { task } from '../ui/task';
import { Log } from './log/log';
import { Room } from './rooms/room';
import { Rooms } from './rooms/rooms';
import { Settings } from './settings/settings';

const EVERYTHING = ['voice', 'settings', 'mutes', 'rooms', 'messages'];
const PLACES = [
  { place: 'rooms', name: 'Rooms' },
  { place: 'log', name: 'Moderation log' },
  { place: 'settings', name: 'Settings' },
];

export function Console() {
  return (
    <>
      <Header />
      <main id="content" class="content">
        {session.value ? <Place /> : <SignIn />}
      </main>
      <Confirmations />
      <Expired />
    </>
  );
}

function Header() {
  const claims = session.value?.claims;
  const [here = 'rooms'] = route.value;
  return (
    <header class="bar">
      <a class="home" href="./">
        Dais
      </a>
      {claims && (
        <nav aria-label="Console">
          {PLACES.map(({ place, name }) => (
            <a key={place} href={to(place)} aria-current={here === place ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {claims && (
        <span class="row who">
          <span>
            {claims.name ?? claims.sub} <span class="quiet">{claims.user ? 'person' : 'service'}</span>
          </span>
          <button type="button" class="plain" onClick={end}>
            Sign out
          </button>
        </span>
      )}
    </header>
  );
}

function Place() {
  const [place = 'rooms', id] = route.value;
  if (place === 'rooms' && id !== undefined) return <Room key={id} id={id} />;
  if (place === 'log') return <Log />;
  if (place === 'settings') return <Settings />;
  return <Rooms />;
}

const signingIn = task();

function SignIn() {
  const beginHere = () => signingIn.run(() => begin({ sub: 'local-admin', name: 'Local Admin', scopes: EVERYTHING }));
  useEffect(() => {
    if (isLocal) void beginHere();
  }, []);
  return (
    <section class="card narrow">
      <h1>Console</h1>
      {isLocal && (
        <>
          <button type="button" class="primary" onClick={() => void beginHere()}>
            Go on as Local Admin
          </button>
          <Refused of={signingIn} />
          <p class="quiet">Or with another token:</p>
        </>
      )}
      <PasteToken wants="A service's token with every scope does everything here; one of a moderator does what the moderator may." />
    </section>
  );
}
