/** What a `datetime-local` field holds, as the API takes it; null for nothing. */
export function isoOf(field: FormDataEntryValue | null): string | null {
  const text = String(field ?? '');
  return text ? new Date(text).toISOString() : null;
}

/** A time of the API's, as a `datetime-local` field wants it: in the reader's own zone. */
export function localOf(time: string | null | undefined): string {
  if (!time) return '';
  const at = new Date(time);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
