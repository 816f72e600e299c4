import type { Task } from '../../ui/task';
import type { Participant, Stage } from './stage';

interface Line {
  participant: Participant;
  stage: Stage;
  doing: Task;
  moderates: boolean;
}

export function ParticipantLine({ participant, stage, doing, moderates }: Line) {
  const { userAddress, name, isSpeaker, isRequestingToSpeak } = participant;
  const isHeard = stage.audio.speaking.value.includes(userAddress);
  const isMe = userAddress === stage.account;
  return (
    <li class={isHeard ? 'speaking' : ''}>
      <span class="name">
        {name ?? userAddress}
        {isMe && ' (you)'}
      </span>
      <Badges of={participant} isHeard={isHeard} />
      {moderates && !isMe && isRequestingToSpeak && (
        <span class="row">
          <button onClick={() => void doing.run(() => stage.letSpeak(userAddress))}>
            Let speak<span class="hidden">: {name}</span>
          </button>
          <button onClick={() => void doing.run(() => stage.lowerHand(userAddress))}>
            Decline<span class="hidden">: {name}</span>
          </button>
        </span>
      )}
      {moderates && !isMe && isSpeaker && (
        <button onClick={() => void doing.run(() => stage.stepDown(userAddress))}>
          Back to listening<span class="hidden">: {name}</span>
        </button>
      )}
    </li>
  );
}

function Badges({ of: { role, isSpeaker, muted, isRequestingToSpeak, connection }, isHeard }: { of: Participant; isHeard: boolean }) {
  return (
    <span class="row badges">
      {(role === 'owner' || role === 'moderator') && <span class="badge neutral">{role}</span>}
      {isRequestingToSpeak && <span class="badge warn">hand raised</span>}
      {muted ? <span class="badge danger">muted</span> : isSpeaker && <span class="badge good">{isHeard ? 'speaking' : 'speaker'}</span>}
      {connection !== 'connected' && <span class="badge neutral">{connection}</span>}
    </span>
  );
}
