import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { defined } from '../../ui/defined';

/** What the log is asked for, by the names of its parameters. */
export interface Filter {
  room?: string;
  user?: string;
  moderator?: string;
  action?: components['schemas']['LoggedAction'];
  before?: string;
  after?: string;
}

/** A page of the log, newest first, with the cursor of the next one. */
export async function page(filter: Filter, cursor: string | undefined, limit: number) {
  const query = defined({ ...filter, cursor, limit });
  const { data } = await api.GET('/moderation-log', { params: { query } });
  const { data: entries, nextCursor } = data as components['schemas']['ModerationLog'];
  return { entries, next: nextCursor ?? undefined };
}
