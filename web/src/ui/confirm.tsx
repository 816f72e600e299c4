import type { ComponentChildren } from 'preact';
import { Dialog } from './dialog';
import { Refused } from './refused';
import type { Task } from './task';

interface Props {
  title: string;
  /** What the button says that does it. */
  action: string;
  work: Task;
  run: () => Promise<unknown>;
  close: () => void;
  children: ComponentChildren;
}

/** Asks before something that cannot be undone; it closes when that is done. */
export function Confirm({ title, action, work, run, close, children }: Props) {
  return (
    <Dialog title={title} close={close}>
      <p>{children}</p>
      <Refused of={work} />
      <div class="row">
        <button class={`danger ${work.busy.value ? 'busy' : ''}`} onClick={async () => (await work.run(run)) && close()}>
          {action}
        </button>
        <button onClick={close}>Cancel</button>
      </div>
    </Dialog>
  );
}
