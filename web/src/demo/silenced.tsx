import { REASONS } from '../room/reasons';
import { Countdown } from '../ui/countdown';
import type { Measure } from './standing';

/** Says why one may not speak, and for how long. */
export function Silenced({ words, measure }: { words: string; measure: Measure }) {
  return (
    <div class="card silenced" role="status">
      <p>
        {words}: {REASONS[measure.reason]}.
      </p>
      <p>{measure.until === undefined ? 'It has no end.' : <>It ends in <Countdown until={measure.until} />.</>}</p>
    </div>
  );
}
