import { signal } from '@preact/signals';

/** The time of this machine, in milliseconds since 1970, told once a second. */
export const now = signal(Date.now());

setInterval(() => (now.value = Date.now()), 1000);

/** How long it is until then, such as `14:32` or `2 days`. */
export function timeLeft(until: number, at: number): string {
  const seconds = Math.max(0, Math.floor((until - at) / 1000));
  if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} days`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
