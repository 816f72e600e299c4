import type { Following } from '../live/follow_room';
import { isOnline } from '../ui/online';

const SHOWN = {
  connecting: ['neutral', 'Connecting'],
  live: ['good', 'Live'],
  polling: ['warn', 'Polling'],
  refused: ['danger', 'Not followed'],
} as const;

/** How what is shown is kept up to date. */
export function ConnectionState({ of }: { of: Following }) {
  const [tone, words] = isOnline.value ? SHOWN[of.connection.value] : (['danger', 'Offline'] as const);
  return (
    <span role="status">
      <span class={`badge ${tone}`}>{words}</span>
      {of.refusal.value && <span class="refused"> {of.refusal.value}</span>}
    </span>
  );
}
