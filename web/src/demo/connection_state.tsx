import { isOnline } from '../ui/online';
import type { Membership } from './membership';

const STATES = {
  connecting: { badge: 'neutral', words: 'connecting' },
  live: { badge: 'good', words: 'live' },
  polling: { badge: 'warn', words: 'slow: asking now and then' },
  refused: { badge: 'danger', words: 'not live' },
} as const;

/** How the room is followed right now, and why not, in the server's words. */
export function ConnectionState({ of: { following } }: { of: Membership }) {
  const { connection, refusal } = following.value ?? {};
  const state = connection ? STATES[connection.value] : undefined;
  return (
    <div class="connection" role="status">
      {!isOnline.value && <span class="badge warn">offline: what you write is sent later</span>}
      {isOnline.value && state && <span class={`badge ${state.badge}`}>{state.words}</span>}
      {refusal?.value && <span class="refused">{refusal.value}</span>}
    </div>
  );
}
