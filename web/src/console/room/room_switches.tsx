import { useMemo } from 'preact/hooks';
import { confirm } from '../../ui/confirm';
import { now } from '../../ui/clock';
import { Refused } from '../../ui/refused';
import { go } from '../../ui/route';
import { task } from '../../ui/task';
import { STATUSES, statusAt } from '../rooms/room_status';
import type { RoomDetails } from './details';

/** What is set at once: the status by hand, whether there is voice, and that the room be no more. */
export function RoomSwitches({ details }: { details: RoomDetails }) {
  const setting = useMemo(task, []);
  const told = details.told.value;
  if (!told) return null;
  const { name } = told.room;
  async function remove() {
    if (!(await confirm('Delete the room?', `${name} and what it says of itself are gone for good.`, 'Delete it'))) return;
    await details.remove();
    go('rooms');
  }
  const status = statusAt(told, now.value);
  return (
    <section class="card stack" aria-labelledby="switches-heading">
      <h2 id="switches-heading">At once</h2>
      <div class="row" role="group" aria-label="Status by hand">
        {STATUSES.map((each) => (
          <button key={each} aria-pressed={each === status} onClick={() => setting.run(() => details.setStatus(each))}>
            {each}
          </button>
        ))}
      </div>
      <p class="quiet">LIVE and SOON hold until the room's next time; ENDED and DISABLED until somebody sets another.</p>
      <label class="check">
        <input
          type="checkbox"
          checked={told.room.isSpeak}
          onChange={(event) => {
            const box = event.currentTarget;
            void setting.run(() => details.setSpeak(box.checked)).then((isDone) => isDone || (box.checked = !box.checked));
          }}
        />
        Voice chat may be held in it
      </label>
      <Refused of={setting} />
      <p>
        <button class="danger" onClick={() => setting.run(remove)}>
          Delete the room
        </button>
      </p>
    </section>
  );
}
