import { Expired } from '../session/expired';
import { session } from '../session/session';
import { Confirmations } from '../ui/confirm';
import { route } from '../ui/route';
import { ModerationLog } from './log/moderation_log';
import { Room } from './room/room';
import { Rooms } from './rooms/rooms';
import { Settings } from './settings/settings';
import { Header } from './shell/header';
import { SignIn } from './shell/sign_in';

export function Console() {
  const { token, claims } = session.value ?? {};
  const who = token && claims ? `${claims.iss} ${claims.sub}` : undefined;
  return (
    <>
      <Header />
      <main id="main" class="content console" tabIndex={-1}>
        {who ? <Page key={who} /> : <SignIn />}
      </main>
      <Confirmations />
      <Expired />
    </>
  );
}

function Page() {
  const [page, id] = route.value;
  if (page === 'log') return <ModerationLog />;
  if (page === 'settings') return <Settings />;
  if (page === 'rooms' && id) return <Room key={id} id={id} />;
  return <Rooms />;
}
