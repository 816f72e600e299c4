import { Expired } from '../session/expired';
import { roomsOf } from '../session/claims';
import { end, session } from '../session/session';
import { Confirmations } from '../ui/confirm';
import { route } from '../ui/route';
import { Enter } from './enter';
import { Room } from './room';

export function Demo() {
  const claims = session.value?.claims;
  const room = route.value[0];
  const isLetIn = claims && room !== undefined && (roomsOf(claims)?.includes(room) ?? true);
  return (
    <>
      <header class="bar">
        <a class="home" href="./">
          Dais
        </a>
        <span class="quiet">demo</span>
        {claims && (
          <span class="row who">
            {claims.name ?? claims.sub}
            <button type="button" class="plain" onClick={end}>
              Leave
            </button>
          </span>
        )}
      </header>
      <main class="content">{isLetIn ? <Room key={`${room} ${claims.sub}`} id={room} claims={claims} /> : <Enter room={room} />}</main>
      <Confirmations />
      <Expired />
    </>
  );
}
