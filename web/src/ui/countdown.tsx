import { now, timeLeft } from './clock';

/** What is left until a time; a screen reader hears it once, not every second. */
export function Countdown({ until }: { until: number }) {
  return (
    <time dateTime={new Date(until).toISOString()} title={new Date(until).toLocaleString()} role="timer" aria-live="off">
      {timeLeft(until, now.value)}
    </time>
  );
}
