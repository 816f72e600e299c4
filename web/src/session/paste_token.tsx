import { useSignal } from '@preact/signals';
import { paste } from './session';

/** Where there is no token it is pasted, and kept in this tab alone. */
export function PasteToken({ wants }: { wants: string }) {
  const fault = useSignal<string | undefined>(undefined);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        fault.value = paste(String(new FormData(event.currentTarget).get('token')));
      }}
    >
      <label>
        Token
        <textarea name="token" rows={4} required autocomplete="off" spellcheck={false} />
      </label>
      <p class="quiet">
        {wants} It stays in this tab and is gone when you close it. Your own service signs tokens, or{' '}
        <code>cargo run -- token --help</code> does; after a deployment the output <code>MintFirstToken</code> prints the
        command for the first one.
      </p>
      <p class="refused" role="alert" hidden={!fault.value}>
        {fault.value}
      </p>
      <button class="primary">Go on</button>
    </form>
  );
}
