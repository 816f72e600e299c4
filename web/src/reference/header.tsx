import { useSignal } from '@preact/signals';
import { PasteToken } from '../session/paste_token';
import { end, session } from '../session/session';
import { Dialog } from '../ui/dialog';

/** Who the calls are made as, and where to say so. */
export function Header() {
  const isAsking = useSignal(false);
  const claims = session.value?.claims;
  if (isAsking.value && claims) location.reload();
  return (
    <header class="bar">
      <a class="home" href="./">
        Dais
      </a>
      <span class="quiet">reference</span>
      <span class="row who">
        {claims ? `Calls are made as ${claims.name ?? claims.sub}` : 'Calls need a token'}
        <button
          type="button"
          class="plain"
          onClick={() => {
            end();
            isAsking.value = true;
          }}
        >
          {claims ? 'Another token' : 'Paste one'}
        </button>
      </span>
      {isAsking.value && (
        <Dialog title="A token for the calls that you try" close={() => (isAsking.value = false)}>
          <PasteToken wants="One with the scopes of the calls." />
        </Dialog>
      )}
    </header>
  );
}
