/** A time as `<input type="datetime-local">` has it: the reader's own, without a zone. */
export function toField(time: string | null | undefined): string {
  if (!time) return '';
  const at = new Date(time);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** What was typed there, in UTC; null for none. */
export function fromField(typed: string): string | null {
  return typed ? new Date(typed).toISOString() : null;
}
