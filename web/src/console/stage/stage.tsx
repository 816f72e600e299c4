import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { confirm } from '../../ui/confirm';
import { defined } from '../../ui/defined';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import type { Measure } from '../measures/measure_dialog';
import { Participant } from './participant';

export type Person = components['schemas']['VoiceChatParticipant'];

/** The list over the index may lag behind what was told by a moment. */
const LAG_MS = 300;

/** Who is on the stage, raised hands first, with what a moderator may do about it. */
export function Stage({ community, changes, measure }: { community: string; changes: number; measure: Measure | undefined }) {
  const people = useSignal<Person[]>([]);
  const next = useSignal<string | undefined>(undefined);
  const working = useMemo(task, []);
  const path = { communityId: community };

  async function list(cursor?: string): Promise<void> {
    const query = defined({ cursor, limit: 100 });
    const { data } = await api.GET('/community-voice-chat/{communityId}/participants', { params: { path, query } });
    people.value = [...(cursor === undefined ? [] : people.value), ...(data?.data ?? [])];
    next.value = data?.nextCursor ?? undefined;
  }

  useEffect(() => {
    const soon = setTimeout(() => void working.run(list), changes ? LAG_MS : 0);
    return () => clearTimeout(soon);
  }, [community, changes]);

  async function end(): Promise<void> {
    if (!(await confirm('End the stage?', 'Everybody on it is disconnected.', 'End it'))) return;
    await api.DELETE('/community-voice-chat/{communityId}', { params: { path } });
    people.value = [];
  }

  return (
    <section class="card" aria-labelledby="stage">
      <div class="head">
        <h2 id="stage">Stage</h2>
        {people.value.length > 0 && (
          <TaskButton of={working} kind="small danger" work={end}>
            End the stage
          </TaskButton>
        )}
      </div>
      <Refused of={working} />
      <ul class="entries" aria-label="On the stage">
        {people.value.map((person) => (
          <Participant key={person.userAddress} community={community} person={person} measure={measure} changed={() => void working.run(list)} />
        ))}
      </ul>
      {!working.busy.value && !people.value.length && <Empty>Nobody is on the stage. It opens when an owner or a moderator enters, such as by the demo.</Empty>}
      {next.value && (
        <TaskButton of={working} work={() => list(next.value)}>
          Show more
        </TaskButton>
      )}
    </section>
  );
}
