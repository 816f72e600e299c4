import type { Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Refused } from '../../ui/refused';
import { LogExport } from './export';
import type { LogQuery } from './query';

/** All that the filters find, as a file with one JSON object a line. */
export function ExportLog({ query }: { query: Signal<LogQuery> }) {
  const exporting = useMemo(() => new LogExport(), []);
  useEffect(() => () => exporting.stop(), []);
  const { work, lines } = exporting;
  const isBusy = work.busy.value;
  return (
    <div class="row">
      <button class={isBusy ? 'busy' : ''} onClick={() => (isBusy ? exporting.stop() : exporting.run(query.value))}>
        {isBusy ? 'Stop the export' : 'Export as NDJSON'}
      </button>
      <span role="status" class="quiet">
        {isBusy || lines.value ? `${lines.value} ${lines.value === 1 ? 'line' : 'lines'}` : ''}
      </span>
      <Refused of={work} />
    </div>
  );
}
