import type { ComponentChildren } from 'preact';
import type { Task } from './task';

/** A button that does something, and shows while it is under way. */
export function TaskButton({ of, work, kind = '', label, children }: { of: Task; work: () => Promise<unknown>; kind?: string; label?: string; children: ComponentChildren }) {
  const busy = of.busy.value;
  return (
    <button type="button" class={busy ? `${kind} busy` : kind} aria-disabled={busy} aria-label={label} onClick={() => void of.run(work)}>
      {children}
    </button>
  );
}
