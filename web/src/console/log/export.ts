import { type Signal, signal } from '@preact/signals';
import { type Filter, page } from './page';

/** How far the export is. */
export const exported = signal('');

/** Fetches every page of what is filtered, and hands it over as one file of lines. */
export function exportLog(filter: Signal<Filter>): () => Promise<void> {
  return async () => {
    const lines: string[] = [];
    let cursor: string | undefined;
    do {
      const { entries, next } = await page(filter.value, cursor, 1000);
      lines.push(...entries.map((entry) => JSON.stringify(entry)));
      exported.value = `${lines.length} entries so far`;
      cursor = next;
    } while (cursor !== undefined);
    save(`${lines.join('\n')}\n`);
    exported.value = `${lines.length} entries exported`;
  };
}

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  link.download = `moderation-log-${new Date().toISOString().slice(0, 10)}.ndjson`;
  link.click();
  URL.revokeObjectURL(link.href);
}
