import { to } from '../../ui/route';
import { When } from '../../ui/when';
import { REASONS } from '../../room/reasons';
import type { Entry } from './entries';
import { ACTIONS } from './query';

export function LogLine({ entry }: { entry: Entry }) {
  const { at, action, moderator, user, room, reason, note, until, before, after } = entry;
  return (
    <li class="line">
      <span class="quiet">
        <When at={at} />
      </span>
      <div>
        <b title={moderator.id}>{moderator.name ?? moderator.id}</b> <span class="quiet">({moderator.kind})</span>{' '}
        {ACTIONS[action]} {user && <b title={user.id}>{user.name ?? user.id}</b>}{' '}
        {room && (
          <>
            {action.startsWith('room.') ? '' : 'in '}
            <a href={to('rooms', room)}>{room}</a>
          </>
        )}
        {(reason || until) && (
          <p class="quiet">
            {reason && REASONS[reason]}
            {reason && until && ', '}
            {until && (
              <>
                until <When at={until} />
              </>
            )}
          </p>
        )}
        {note && <p>“{note}”</p>}
        <Change before={before} after={after} />
      </div>
    </li>
  );
}

type Values = Entry['before'];

/** What differs, each as it was and as it is. */
function Change({ before, after }: { before: Values; after: Values }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (!names.length) return null;
  return (
    <dl class="facts">
      {names.map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <del>{shown(before, name)}</del> → <ins>{shown(after, name)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shown(values: Values, name: string): string {
  const value = (values as Record<string, unknown> | undefined)?.[name];
  if (value === undefined || value === null || value === '') return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
