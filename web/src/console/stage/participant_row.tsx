import { useMemo } from 'preact/hooks';
import { may } from '../../session/scopes';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { When } from '../../ui/when';
import type { Participant, Stage } from './stage';

export function ParticipantRow({ who, stage, ban }: { who: Participant; stage: Stage; ban: () => void }) {
  const acting = useMemo(task, []);
  const { userAddress: id, name = id, isSpeaker, muted, isRequestingToSpeak } = who;
  const act = (label: string, run: () => Promise<void>, tone = '') => (
    <button class={tone} aria-label={`${label}: ${name}`} onClick={() => acting.run(run)}>
      {label}
    </button>
  );
  return (
    <li class="participant">
      <div>
        <b>{name}</b> {name !== id && <code class="quiet">{id}</code>}
        <Badges who={who} />
      </div>
      <div class="row" aria-busy={acting.busy.value}>
        {isRequestingToSpeak && act('Turn down', () => stage.turnDown(id))}
        {isSpeaker ? act('Demote', () => stage.demote(id)) : act('Let speak', () => stage.promote(id), isRequestingToSpeak ? 'primary' : '')}
        {muted ? act('Unmute', () => stage.mute(id, false)) : act('Mute', () => stage.mute(id, true))}
        {act('Kick', () => stage.kick(id), 'danger')}
        {may('mutes') && (
          <button class="danger" aria-label={`Ban: ${name}`} onClick={ban}>
            Ban
          </button>
        )}
      </div>
      <Refused of={acting} />
    </li>
  );
}

function Badges({ who: { role, isSpeaker, muted, isRequestingToSpeak, requestedAt, connection } }: { who: Participant }) {
  return (
    <div class="row">
      {role !== 'none' && <span class="badge neutral">{role}</span>}
      {isSpeaker && <span class="badge good">speaker</span>}
      {muted && <span class="badge warn">muted</span>}
      {connection !== 'connected' && <span class="badge neutral">{connection}</span>}
      {isRequestingToSpeak && (
        <span class="badge warn">asks to speak {requestedAt && <>since <When at={requestedAt} /></>}</span>
      )}
    </div>
  );
}
