import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import { confirm } from '../../ui/confirm';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import type { Measure } from '../measures/measure_dialog';
import type { Person } from './stage';

export function Participant({ community, person, measure, changed }: { community: string; person: Person; measure: Measure | undefined; changed: () => void }) {
  const working = useMemo(task, []);
  const { userAddress, name, role, isSpeaker, isRequestingToSpeak, muted, connection } = person;
  const params = { path: { communityId: community, userAddress } };
  const shown = name ?? userAddress;
  const then = (work: () => Promise<unknown>) => () => work().then(changed);
  const speaker = '/community-voice-chat/{communityId}/users/{userAddress}/speaker';

  async function kick(): Promise<void> {
    if (!(await confirm(`Kick ${shown}?`, 'They are off the stage at once, and may enter again with new credentials.', 'Kick'))) return;
    await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}', { params });
  }

  return (
    <li>
      <span class="grow">
        <strong title={userAddress}>{shown}</strong>{' '}
        <span class="quiet">
          {role}
          {connection === 'connected' ? '' : `, ${connection}`}
        </span>
        <Refused of={working} />
      </span>
      {isRequestingToSpeak && <span class="badge warn">hand raised</span>}
      {isSpeaker && <span class="badge good">{muted ? 'speaker, muted' : 'speaker'}</span>}
      {!isSpeaker && muted && <span class="badge danger">muted</span>}
      {isSpeaker ? (
        <TaskButton of={working} kind="small" label={`Demote ${shown}`} work={then(() => api.DELETE(speaker, { params }))}>
          Demote
        </TaskButton>
      ) : (
        <TaskButton of={working} kind="small" label={`Promote ${shown}`} work={then(() => api.POST(speaker, { params }))}>
          Promote
        </TaskButton>
      )}
      {isRequestingToSpeak && (
        <TaskButton
          of={working}
          kind="small"
          label={`Lower the hand of ${shown}`}
          work={then(() => api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}/speak-request', { params }))}
        >
          Lower the hand
        </TaskButton>
      )}
      <TaskButton
        of={working}
        kind="small"
        label={`${muted ? 'Unmute' : 'Mute'} the microphone of ${shown}`}
        work={then(() => api.PATCH('/community-voice-chat/{communityId}/users/{userAddress}/mute', { params, body: { muted: !muted } }))}
      >
        {muted ? 'Unmute' : 'Mute'}
      </TaskButton>
      <TaskButton of={working} kind="small" label={`Kick ${shown}`} work={then(kick)}>
        Kick
      </TaskButton>
      {measure && (
        <button type="button" class="small danger" aria-label={`Ban ${shown} from the room`} onClick={() => measure({ kind: 'ban', user: { id: userAddress, name } })}>
          Ban
        </button>
      )}
    </li>
  );
}
