import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Refusal } from '../../api/refusal';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { Conflict } from '../conflict';
import type { RoomBody } from '../rooms/room_status';
import { fromField, toField } from '../rooms/times';
import type { RoomDetails } from './details';

/** What is in the fields. */
interface Fields {
  name: string;
  about: string;
  startTime: string;
  endTime: string;
}

const NAMES: Fields = { name: 'Name', about: 'About', startTime: 'Opens', endTime: 'Ends' };

/** Changes a room, based upon what was loaded: who else changed it meanwhile is not written over unasked. */
export function DetailsForm({ details }: { details: RoomDetails }) {
  const known = details.told.value?.room;
  const base = useRef({ fields: fieldsOf(known), etag: details.etag });
  const typed = useSignal(base.current.fields);
  const conflict = useSignal<RoomBody | undefined>(undefined);
  const isSaved = useSignal(false);
  const saving = useMemo(task, []);
  const isTouched = () => changed(base.current.fields, typed.value).length > 0;

  function restart(room: RoomBody | undefined) {
    base.current = { fields: fieldsOf(room), etag: details.etag };
    typed.value = base.current.fields;
    conflict.value = undefined;
  }

  // What others changed is shown at once where nothing is typed; else saving tells.
  useEffect(() => {
    if (!isTouched() && !saving.busy.value) void details.load().then((room) => !isTouched() && restart(room), () => {});
  }, [known?.updatedAt]);

  async function save(etag: string | undefined) {
    isSaved.value = false;
    const names = changed(base.current.fields, typed.value);
    if (!names.length) return;
    const body = Object.fromEntries(names.map((name) => [name, sent(name, typed.value[name])]));
    isSaved.value = await saving.run(() => details.change(body, etag));
    if (isSaved.value) restart(details.told.value?.room);
    else if (saving.refusal.value?.status === 412) await showConflict();
  }

  async function showConflict() {
    await saving.run(async () => {
      const room = await details.load();
      if (!room) throw new Refusal(404, 'The room was deleted meanwhile.');
      // The version is that of the status too, which the clock changes: nobody has written then.
      if (changed(base.current.fields, fieldsOf(room)).length) conflict.value = room;
    });
    if (!conflict.value && !saving.refusal.value) await save(details.etag);
  }

  const field = (name: keyof Fields) => ({
    name,
    value: typed.value[name],
    onInput: (event: { currentTarget: { value: string } }) => {
      isSaved.value = false;
      typed.value = { ...typed.value, [name]: event.currentTarget.value };
    },
  });

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save(base.current.etag);
      }}
    >
      <label>
        {NAMES.name}
        <input {...field('name')} required maxLength={256} autocomplete="off" />
      </label>
      <label>
        {NAMES.about}
        <textarea {...field('about')} rows={3} maxLength={4096} />
      </label>
      <div class="pair">
        <label>
          {NAMES.startTime}
          <input {...field('startTime')} type="datetime-local" step={1} />
        </label>
        <label>
          {NAMES.endTime}
          <input {...field('endTime')} type="datetime-local" step={1} />
        </label>
      </div>
      <Refused of={saving} />
      {conflict.value && (
        <Conflict
          now={shown(conflict.value)}
          take={() => restart(conflict.value)}
          writeOver={() => {
            conflict.value = undefined;
            void save(details.etag);
          }}
        />
      )}
      <div class="row">
        <button class={`primary ${saving.busy.value ? 'busy' : ''}`}>Save</button>
        <span role="status" class="quiet">
          {isSaved.value ? 'Saved.' : ''}
        </span>
      </div>
    </form>
  );
}

function fieldsOf(room: RoomBody | undefined): Fields {
  const { name = '', about = '', startTime, endTime } = room ?? {};
  return { name, about, startTime: toField(startTime), endTime: toField(endTime) };
}

function changed(from: Fields, to: Fields): (keyof Fields)[] {
  return (Object.keys(NAMES) as (keyof Fields)[]).filter((name) => from[name] !== to[name]);
}

function sent(name: keyof Fields, value: string): string | null {
  return name === 'startTime' || name === 'endTime' ? fromField(value) : value;
}

function shown({ name, about, startTime, endTime }: RoomBody): [string, string][] {
  const at = (time: string | null | undefined) => (time ? new Date(time).toLocaleString() : '');
  return [
    [NAMES.name, name],
    [NAMES.about, about],
    [NAMES.startTime, at(startTime)],
    [NAMES.endTime, at(endTime)],
  ];
}
