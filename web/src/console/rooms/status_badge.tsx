import type { components } from '../../api/schema';

const KINDS = { LIVE: 'good', SOON: 'warn', ENDED: 'neutral', DISABLED: 'danger' } as const;

export function StatusBadge({ status }: { status: components['schemas']['RoomStatus'] }) {
  return <span class={`badge ${KINDS[status]}`}>{status}</span>;
}
