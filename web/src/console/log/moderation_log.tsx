import { useEffect, useMemo } from 'preact/hooks';
import { may, ownRooms, spansRooms } from '../../session/scopes';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { NotAllowed } from '../not_allowed';
import { titled } from '../titled';
import { LogEntries } from './entries';
import { ExportLog } from './export_log';
import { LogFilters } from './log_filters';
import { LogLine } from './log_line';
import './log.css';

export function ModerationLog() {
  titled('Moderation log');
  return (
    <>
      <div class="heading">
        <h1>Moderation log</h1>
      </div>
      {may('mutes') ? <Log /> : <NotAllowed scope="mutes" to="read the log" />}
    </>
  );
}

function Log() {
  const entries = useMemo(() => new LogEntries(), []);
  const { listing, found, isListed, hasMore } = entries;
  const room = spansRooms() ? undefined : ownRooms()[0];
  useEffect(() => {
    if (room || spansRooms()) void entries.list(room ? { room } : {});
  }, []);
  return (
    <>
      <LogFilters room={room} find={(query) => entries.list(query)} isBusy={listing.busy.value} />
      <ExportLog query={entries.query} />
      <Refused of={listing} />
      <ol class="rows" aria-label="What was done, newest first">
        {found.value.map((entry) => (
          <LogLine key={entry.id} entry={entry} />
        ))}
      </ol>
      {!isListed.value && listing.busy.value && <p class="quiet busy">Loading</p>}
      {!isListed.value && !listing.busy.value && !listing.refusal.value && <Empty>Your token reads one room at a time: name it above.</Empty>}
      {isListed.value && !found.value.length && <Empty>{nothing(hasMore.value)}</Empty>}
      {hasMore.value && (
        <p>
          <button class={listing.busy.value ? 'busy' : ''} onClick={() => entries.listMore()}>
            Older lines
          </button>
        </p>
      )}
    </>
  );
}

/** A call looks at a thousand lines; what is rare may be further back. */
function nothing(hasMore: boolean): string {
  if (hasMore) return 'Not among the lines that were looked at so far. Go on with older ones.';
  return 'No line is like that. What moderators do to others is written here; take a filter away to see more.';
}
