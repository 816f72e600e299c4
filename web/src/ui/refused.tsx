import type { Task } from './task';

/** What the server says to a task that it refused. */
export function Refused({ of }: { of: Task }) {
  const { refusal } = of;
  return (
    <p class="refused" role="alert" hidden={!refusal.value}>
      {refusal.value?.message}
    </p>
  );
}
