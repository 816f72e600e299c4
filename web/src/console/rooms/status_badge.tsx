import { now } from '../../ui/clock';
import { Countdown } from '../../ui/countdown';
import { type Told, statusAt } from './room_status';

const TONES = { LIVE: 'good', SOON: 'warn', ENDED: 'neutral', DISABLED: 'danger' };

/** A room's status as the clock has it. */
export function StatusBadge({ of }: { of: Told }) {
  const status = statusAt(of, now.value);
  return <span class={`badge ${TONES[status]}`}>{status}</span>;
}

/** How long until it opens or ends by itself. */
export function RoomClock({ of }: { of: Told }) {
  const status = statusAt(of, now.value);
  const { startTime, endTime } = of.room;
  const isToCome = (time: string | null | undefined): time is string => time != null && Date.parse(time) > now.value;
  if (status === 'SOON' && isToCome(startTime)) return <Left words="opens in" until={startTime} />;
  if (status === 'LIVE' && isToCome(endTime)) return <Left words="ends in" until={endTime} />;
  return null;
}

function Left({ words, until }: { words: string; until: string }) {
  return (
    <span class="quiet">
      {words} <Countdown until={Date.parse(until)} />
    </span>
  );
}
