import { useEffect, useRef } from 'preact/hooks';

interface Edit {
  text: string;
  busy: boolean;
  save: (text: string) => void;
  close: () => void;
}

export function EditMessage({ text, busy, save, close }: Edit) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const next = field.current?.value.trim() ?? '';
        if (next === text) close();
        else if (next) save(next);
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <label>
        <span class="hidden">What it is to say</span>
        <textarea ref={field} rows={2} maxLength={4096} defaultValue={text} />
      </label>
      <div class="row">
        <button class="primary" disabled={busy}>
          Save
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}
