import type { components } from '../../api/schema';

export type RoomBody = components['schemas']['Room'];
export type Status = components['schemas']['RoomStatus'];

export const STATUSES: Status[] = ['LIVE', 'SOON', 'ENDED', 'DISABLED'];

/** A room, and when it was told: its clock runs on from there. */
export interface Told {
  room: RoomBody;
  at: number;
}

export function told(room: RoomBody): Told {
  return { room, at: Date.now() };
}

/** The status by now. What the clock changes is not told, and what was set by hand holds until the next moment. */
export function statusAt({ room, at }: Told, now: number): Status {
  const hasCome = (time: string | null | undefined) => time != null && Date.parse(time) > at && Date.parse(time) <= now;
  if (room.status !== 'LIVE' && room.status !== 'SOON') return room.status;
  if (hasCome(room.endTime)) return 'ENDED';
  return hasCome(room.startTime) ? 'LIVE' : room.status;
}
