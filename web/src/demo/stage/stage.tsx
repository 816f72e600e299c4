import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Claims } from '../../session/claims';
import { liveKit } from '../../session/local';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { TaskButton } from '../../ui/task_button';
import { seatOn } from './seat';
import { type Sound, silence, sound } from './sound';

type Person = components['schemas']['VoiceChatParticipant'];

/** The list over the index may lag behind what was told by a moment. */
const LAG_MS = 300;

const HAND = '/community-voice-chat/{communityId}/users/{userAddress}/speak-request';
const SPEECH = '/community-voice-chat/{communityId}/users/{userAddress}/speaker';
const MICROPHONE = '/community-voice-chat/{communityId}/users/{userAddress}/mute';

export function Stage({ community, claims, changes, isMuted }: { community: string; claims: Claims; changes: number; isMuted: boolean }) {
  const people = useSignal<Person[]>([]);
  const seat = useSignal<Sound | undefined>(undefined);
  const speaking = useSignal<string[]>([]);
  const hasSound = useSignal(true);
  const working = useMemo(task, []);
  const user = claims.sub.toLowerCase();
  const params = { path: { communityId: community, userAddress: user } };
  const own = people.value.find(({ userAddress }) => userAddress === user);

  async function list(): Promise<void> {
    const { data } = await api.GET('/community-voice-chat/{communityId}/participants', { params: { path: { communityId: community } } });
    people.value = data?.data ?? [];
    // Kicked, banned, or the stage has ended: the seat is gone without being left.
    if (!people.value.some(({ userAddress }) => userAddress === user)) seat.value = undefined;
  }

  useEffect(() => {
    const soon = setTimeout(() => void working.run(list), changes ? LAG_MS : 0);
    return () => clearTimeout(soon);
  }, [changes, isMuted]);

  useEffect(() => {
    void working.run(async () => (hasSound.value = (await liveKit()) !== 'stand-in'));
    return () => void seat.value?.leave().catch(() => undefined);
  }, []);

  async function enter(role: 'owner' | 'member'): Promise<void> {
    const connectionUrl = await seatOn(community, claims, role);
    const told = { speaking: (identities: string[]) => (speaking.value = identities), ended: () => (seat.value = undefined) };
    seat.value = hasSound.value ? await sound(connectionUrl, told) : await silence(connectionUrl);
    await list();
  }

  async function leave(): Promise<void> {
    const left = seat.value;
    seat.value = undefined;
    await left?.leave();
    await api.DELETE('/community-voice-chat/{communityId}/users/{userAddress}', { params });
    await list();
  }

  const then = (work: () => Promise<unknown>) => () => work().then(list);
  return (
    <section class="card" aria-labelledby="stage">
      <div class="head">
        <h2 id="stage">Stage</h2>
        {!hasSound.value && <span class="badge neutral">no sound: LiveKit's stand-in</span>}
      </div>
      <Refused of={working} />
      <ul class="entries" aria-label="On the stage">
        {people.value.map(({ userAddress, name, role, isSpeaker, muted, isRequestingToSpeak }) => (
          <li key={userAddress} class={speaking.value.includes(userAddress) ? 'speaking' : ''}>
            <span class="grow">
              <strong title={userAddress}>{name ?? userAddress}</strong> <span class="quiet">{role === 'none' ? '' : role}</span>
            </span>
            {isRequestingToSpeak && <span class="badge warn">hand raised</span>}
            <span class={isSpeaker && !muted ? 'badge good' : 'badge neutral'}>{isSpeaker ? (muted ? 'speaker, muted' : 'speaker') : 'listener'}</span>
          </li>
        ))}
      </ul>
      {!people.value.length && <Empty>There is no stage. Open it, and others may join.</Empty>}
      <div class="row actions">
        {!own && !people.value.length && (
          <TaskButton of={working} kind="primary" work={() => enter('owner')}>
            Open the stage
          </TaskButton>
        )}
        {!own && people.value.length > 0 && (
          <TaskButton of={working} kind="primary" work={() => enter('member')}>
            Join the stage
          </TaskButton>
        )}
        {own && !own.isSpeaker && !own.isRequestingToSpeak && (
          <TaskButton of={working} work={then(() => api.POST(HAND, { params }))}>
            Raise your hand
          </TaskButton>
        )}
        {own?.isRequestingToSpeak && (
          <TaskButton of={working} work={then(() => api.DELETE(HAND, { params }))}>
            Take your hand back
          </TaskButton>
        )}
        {own?.isSpeaker && (
          <TaskButton of={working} work={then(() => api.PATCH(MICROPHONE, { params, body: { muted: !own.muted } }))}>
            {own.muted ? 'Unmute yourself' : 'Mute yourself'}
          </TaskButton>
        )}
        {own?.isSpeaker && (
          <TaskButton of={working} work={then(() => api.DELETE(SPEECH, { params }))}>
            Step down
          </TaskButton>
        )}
        {own && (
          <TaskButton of={working} work={leave}>
            Leave the stage
          </TaskButton>
        )}
      </div>
    </section>
  );
}
