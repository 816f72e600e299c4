import { Countdown } from '../../ui/countdown';
import { now } from '../../ui/clock';
import type { RoomBody } from './rooms';

/** What the clock does to a room next; nothing where it does nothing. */
export function RoomClock({ room: { startTime, endTime } }: { room: RoomBody }) {
  const [start, end] = [startTime, endTime].map((time) => (time ? Date.parse(time) : undefined));
  if (start !== undefined && start > now.value) {
    return (
      <span class="quiet">
        opens in <Countdown until={start} />
      </span>
    );
  }
  if (end !== undefined && end > now.value) {
    return (
      <span class="quiet">
        ends in <Countdown until={end} />
      </span>
    );
  }
  return null;
}
