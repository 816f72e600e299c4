import { useMemo } from 'preact/hooks';
import { Countdown } from '../../ui/countdown';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import type { Measure } from './measures';
import { REASONS } from '../../room/reasons';

export function MeasureRow({ of, undo, end }: { of: Measure; undo: string; end: () => Promise<void> }) {
  const ending = useMemo(task, []);
  const { id, username, moderator, reason, note, until } = of;
  return (
    <li class="measure">
      <div>
        <b>{username}</b> {username !== id && <code class="quiet">{id}</code>}
        <p class="quiet">
          {REASONS[reason]}, by {moderator}
        </p>
        {note && <p>“{note}”</p>}
        <Refused of={ending} />
      </div>
      <div class="row">
        <span class="quiet">{until === undefined ? 'for ever' : <Countdown until={until} />}</span>
        <button class={ending.busy.value ? 'busy' : ''} aria-label={`${undo} ${username}`} onClick={() => ending.run(end)}>
          {undo}
        </button>
      </div>
    </li>
  );
}
