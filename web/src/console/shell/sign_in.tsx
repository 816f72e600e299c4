import { useEffect, useMemo } from 'preact/hooks';
import { LOCAL_ADMIN, isLocal } from '../../session/local';
import { PasteToken } from '../../session/paste_token';
import { begin } from '../../session/session';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';

/** Whether the session of this page was begun by itself; after a sign-out it waits to be asked. */
let hasBegun = false;

export function SignIn() {
  const beginning = useMemo(task, []);
  const beginLocal = () => beginning.run(() => begin(LOCAL_ADMIN));
  useEffect(() => {
    if (!isLocal || hasBegun) return;
    hasBegun = true;
    void beginLocal();
  }, []);
  return (
    <section class="card narrow stack">
      <h1>Console</h1>
      {isLocal && (
        <>
          <p>This is the stack on your own machine, which lets you in as a service with every scope.</p>
          <button class={`primary ${beginning.busy.value ? 'busy' : ''}`} onClick={beginLocal}>
            Go on as Local Admin
          </button>
          <Refused of={beginning} />
          <h2>Or with a token of your own</h2>
        </>
      )}
      <PasteToken wants="A service's token, or a moderator's; what its scopes allow is what you find here." />
    </section>
  );
}
