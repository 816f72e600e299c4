import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import { Refusal } from '../../api/refusal';
import { confirm } from '../../ui/confirm';
import { Refused } from '../../ui/refused';
import { go } from '../../ui/route';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import { RoomClock } from './room_clock';
import type { RoomBody } from './rooms';
import { StatusBadge } from './status_badge';
import { isoOf, localOf } from './times';

interface Version {
  room: RoomBody;
  tag: string;
}

const STATUSES = ['SOON', 'LIVE', 'ENDED', 'DISABLED'] as const;

/** The room as it was created, if it was: a chat needs none. */
export function RoomDetails({ id, changes }: { id: string; changes: number }) {
  const version = useSignal<Version | undefined>(undefined);
  const isMissing = useSignal(false);
  const conflict = useSignal<Version | undefined>(undefined);
  const working = useMemo(task, []);

  async function get(): Promise<Version | undefined> {
    try {
      const { data, response } = await api.GET('/external/room/{roomId}', { params: { path: { roomId: id } } });
      isMissing.value = false;
      return data && { room: data, tag: response.headers.get('etag') ?? '*' };
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error;
      isMissing.value = true;
      return undefined;
    }
  }

  useEffect(() => void working.run(async () => (version.value = await get())), [id, changes]);

  async function change(form: HTMLFormElement, tag: string): Promise<void> {
    const fields = new FormData(form);
    const body = {
      name: String(fields.get('name')),
      about: String(fields.get('about')),
      startTime: isoOf(fields.get('startTime')),
      endTime: isoOf(fields.get('endTime')),
    };
    const params = { path: { roomId: id }, header: { 'If-Match': tag } };
    try {
      await api.PATCH('/external/room/{roomId}', { params, body });
      conflict.value = undefined;
      version.value = await get();
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 412) throw error;
      conflict.value = await get();
    }
  }

  async function setStatus(status: (typeof STATUSES)[number]): Promise<void> {
    await api.POST('/external/room/status', { body: { roomId: id, status } });
    version.value = await get();
  }

  async function setSpeak(isSpeak: boolean): Promise<void> {
    await api.POST('/external/room/speak', { body: { roomId: id, isSpeak } });
    version.value = await get();
  }

  async function remove(): Promise<void> {
    if (!(await confirm(`Delete ${id}?`, 'Its chat is closed, its stage ends within a minute, and its mutes and bans count for nothing any more.', 'Delete the room'))) return;
    await api.DELETE('/external/room/{roomId}', { params: { path: { roomId: id } } });
    go('rooms');
  }

  const known = version.value;
  return (
    <section class="card" aria-labelledby="room-details">
      <div class="head">
        <h2 id="room-details">Room</h2>
        {known && (
          <span class="row">
            <RoomClock room={known.room} />
            <StatusBadge status={known.room.status} />
          </span>
        )}
      </div>
      <Refused of={working} />
      {isMissing.value && <p class="quiet">Nobody has created this room. Its chat works all the same; create it under “Rooms” to give it a name, times and a status.</p>}
      {known && (
        <form
          class="stack"
          key={known.tag}
          onSubmit={(event) => {
            event.preventDefault();
            const form = event.currentTarget;
            void working.run(() => change(form, conflict.value?.tag ?? known.tag));
          }}
        >
          <label>
            Name
            <input name="name" required defaultValue={known.room.name} />
          </label>
          <label>
            About
            <textarea name="about" rows={2} defaultValue={known.room.about} />
          </label>
          <div class="fields">
            <label>
              Opens
              <input type="datetime-local" name="startTime" defaultValue={localOf(known.room.startTime)} />
            </label>
            <label>
              Ends
              <input type="datetime-local" name="endTime" defaultValue={localOf(known.room.endTime)} />
            </label>
          </div>
          {conflict.value && (
            <div class="card conflict stack" role="alert">
              <p>Somebody changed the room meanwhile. It is called “{conflict.value.room.name}” now. Save again to write over it.</p>
              <button
                type="button"
                onClick={() => {
                  version.value = conflict.value;
                  conflict.value = undefined;
                }}
              >
                Take theirs
              </button>
            </div>
          )}
          <div class="row">
            <button class="primary">Save</button>
            {STATUSES.filter((status) => status !== known.room.status).map((status) => (
              <TaskButton key={status} of={working} work={() => setStatus(status)}>
                Set {status}
              </TaskButton>
            ))}
            <TaskButton of={working} work={() => setSpeak(!known.room.isSpeak)}>
              {known.room.isSpeak ? 'Close the stage to newcomers' : 'Let there be a stage'}
            </TaskButton>
            <TaskButton of={working} kind="danger" work={remove}>
              Delete
            </TaskButton>
          </div>
        </form>
      )}
    </section>
  );
}
