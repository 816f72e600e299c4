/** A time in the reader's own form: the hour today, with the day before. */
export function When({ at }: { at: number | string }) {
  const time = new Date(at);
  const isToday = time.toDateString() === new Date().toDateString();
  const shown = isToday ? time.toLocaleTimeString([], { timeStyle: 'short' }) : time.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <time dateTime={time.toISOString()} title={time.toLocaleString()}>
      {shown}
    </time>
  );
}
