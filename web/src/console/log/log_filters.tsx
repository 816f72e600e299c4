import { ownRooms } from '../../session/scopes';
import { ACTIONS, type LogQuery, queryOf } from './query';

const TEXTS = [
  { name: 'user', label: 'User' },
  { name: 'moderator', label: 'Moderator' },
];

interface Props {
  /** The room that is looked through at first. */
  room: string | undefined;
  find: (query: LogQuery) => void;
  isBusy: boolean;
}

export function LogFilters({ room, find, isBusy }: Props) {
  const rooms = ownRooms();
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
      <label>
        Room
        <input name="room" type="text" list="own-rooms" defaultValue={room} maxLength={128} autocomplete="off" spellcheck={false} />
      </label>
      {TEXTS.map(({ name, label }) => (
        <label key={name}>
          {label}
          <input name={name} maxLength={128} autocomplete="off" spellcheck={false} />
        </label>
      ))}
      <datalist id="own-rooms">
        {rooms.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
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
