import { signal } from '@preact/signals';
import { api } from '../../api/client';
import { nextLink } from '../../api/next_link';
import { task } from '../../ui/task';
import type { LogQuery } from './query';

/** Brings all lines of a query into one file, page by page. */
export class LogExport {
  readonly lines = signal(0);
  readonly work = task();
  #isStopped = false;

  run(query: LogQuery): Promise<boolean> {
    this.lines.value = 0;
    this.#isStopped = false;
    return this.work.run(async () => {
      const pages = await this.#pages(query);
      if (!this.#isStopped) save(new Blob(pages, { type: 'application/x-ndjson' }));
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #pages(query: LogQuery): Promise<string[]> {
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const params = { query: { ...query, limit: 1000, ...(cursor ? { cursor } : {}) }, header: { Accept: 'application/x-ndjson' } };
      const { data, response } = await api.GET('/moderation-log', { params, parseAs: 'text' });
      const page = String(data ?? '');
      this.lines.value += page.split('\n').filter(Boolean).length;
      pages.push(page);
      const next = nextLink(response);
      cursor = next ? (new URL(next, response.url).searchParams.get('cursor') ?? undefined) : undefined;
    } while (cursor && !this.#isStopped);
    return pages;
  }
}

function save(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `moderation-log-${new Date().toISOString().slice(0, 10)}.ndjson`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
