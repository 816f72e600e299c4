import { computed, signal } from '@preact/signals';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { task } from '../../ui/task';
import type { LogQuery } from './query';

export type Entry = components['schemas']['LogEntry'];

/** The lines that were found so far, newest first. */
export class LogEntries {
  readonly found = signal<Entry[]>([]);
  readonly query = signal<LogQuery>({});
  readonly isListed = signal(false);
  readonly listing = task();
  readonly #cursor = signal<string | undefined>(undefined);
  readonly hasMore = computed(() => this.#cursor.value !== undefined);

  async list(query: LogQuery): Promise<void> {
    this.query.value = query;
    if (!this.listing.busy.value) this.isListed.value = await this.listing.run(() => this.#listNewest());
  }

  async listMore(): Promise<void> {
    await this.listing.run(async () => {
      const query = this.query.value;
      const more = await this.#page(this.#cursor.value);
      if (query === this.query.value) this.found.value = [...this.found.value, ...more];
      else await this.#listNewest();
    });
  }

  /** What is looked for meanwhile takes the place of what is under way. */
  async #listNewest(): Promise<void> {
    let query: LogQuery;
    let page: Entry[];
    do {
      query = this.query.value;
      page = await this.#page(undefined);
    } while (query !== this.query.value);
    this.found.value = page;
  }

  async #page(cursor: string | undefined): Promise<Entry[]> {
    const query = { ...this.query.value, limit: 50, ...(cursor ? { cursor } : {}) };
    const { data } = await api.GET('/moderation-log', { params: { query } });
    const page = data as components['schemas']['ModerationLog'] | undefined;
    this.#cursor.value = page?.nextCursor ?? undefined;
    return page?.data ?? [];
  }
}
