import { roomsOf } from '../session/claims';
import { isLocal } from '../session/local';
import { PasteToken } from '../session/paste_token';
import { end, session } from '../session/session';
import { When } from '../ui/when';

/** Who the tab acts as, or how it comes to a token. */
export function Who() {
  const claims = session.value?.claims;
  return (
    <section class="card who" aria-labelledby="who">
      <h2 id="who">Who you are here</h2>
      {claims ? (
        <>
          <p>
            You are <b>{claims.name ?? claims.sub}</b>, {claims.user ? 'a person' : 'a service'}, in {roomsOf(claims)?.join(', ') ?? 'every room'}. The token
            has the scopes {claims.scopes.join(', ') || '(none)'} and is good until <When at={claims.exp * 1000} />.
          </p>
          <button onClick={end}>Forget the token</button>
        </>
      ) : isLocal ? (
        <p>This stack runs on your machine and gives the pages their tokens. Nothing to do: open a door.</p>
      ) : (
        <details>
          <summary>Nobody yet: the demo and the console need a token</summary>
          <PasteToken wants="It says who you are, in which rooms, and what you may do." />
        </details>
      )}
    </section>
  );
}
