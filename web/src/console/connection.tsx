import type { Following } from '../live/follow_room';
import { isOnline } from '../ui/online';

const SHOWN = {
  connecting: ['neutral', 'Updates: connecting'],
  live: ['good', 'Updates: live'],
  polling: ['warn', 'Updates: polling'],
  refused: ['danger', 'No updates'],
} as const;

/** How what is shown is kept up to date. */
export function ConnectionState({ of }: { of: Following }) {
  const [tone, words] = isOnline.value ? SHOWN[of.connection.value] : (['danger', 'Updates: offline'] as const);
  return (
    <span role="status">
      <span class={`badge ${tone}`}>{words}</span>
      {of.refusal.value && <span class="refused"> {of.refusal.value}</span>}
    </span>
  );
}
