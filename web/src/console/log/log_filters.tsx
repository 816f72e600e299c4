import { roomsOf } from '../../session/claims';
import { session } from '../../session/session';
import { ACTIONS, type LogQuery, queryOf } from './query';

const TEXTS = [
  { name: 'room', label: 'Room' },
  { name: 'user', label: 'User' },
  { name: 'moderator', label: 'Moderator' },
];

export function LogFilters({ find, isBusy }: { find: (query: LogQuery) => void; isBusy: boolean }) {
  const rooms = session.value && roomsOf(session.value.claims);
  return (
    <form
      class="filters card"
      role="search"
      aria-label="Moderation log"
      onSubmit={(event) => {
        event.preventDefault();
        find(queryOf(new FormData(event.currentTarget)));
      }}
    >
      {TEXTS.map(({ name, label }) => (
        <label key={name}>
          {label}
          <input name={name} maxLength={128} autocomplete="off" spellcheck={false} list={name === 'room' && rooms ? 'own-rooms' : undefined} />
        </label>
      ))}
      {rooms && (
        <datalist id="own-rooms">
          {rooms.map((room) => (
            <option key={room} value={room} />
          ))}
        </datalist>
      )}
      <label>
        Action
        <select name="action">
          <option value="">Any</option>
          {Object.keys(ACTIONS).map((action) => (
            <option key={action}>{action}</option>
          ))}
        </select>
      </label>
      <label>
        After
        <input name="after" type="datetime-local" />
      </label>
      <label>
        Before
        <input name="before" type="datetime-local" />
      </label>
      <button class={`primary ${isBusy ? 'busy' : ''}`}>Find</button>
    </form>
  );
}
