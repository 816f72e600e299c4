import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Empty } from '../../ui/empty';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { Admission } from './admission_panel';
import { OwnPart } from './own_part';
import { ParticipantLine } from './participant_line';
import type { Stage } from './stage';
import './stage.css';

export function StagePanel({ stage, isMuted }: { stage: Stage; isMuted: boolean }) {
  const doing = useMemo(task, []);
  const me = stage.me.value;
  const moderates = me?.role === 'owner' || me?.role === 'moderator';
  const unlisted = stage.count.value - stage.participants.value.length;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, [me !== undefined]);
  return (
    <section class="stage card" aria-labelledby="stage">
      <h2 id="stage" ref={heading} tabIndex={-1}>
        Stage{stage.isOpen.value && <span class="quiet"> · {stage.count.value}</span>}
      </h2>
      {stage.sound.value === 'stand-in' && (
        <p class="quiet small">There is no sound: this stack has LiveKit's stand-in. Hands, speech and mutes are real.</p>
      )}
      {stage.sound.value === 'none' && <p class="quiet small">This stack has no LiveKit, so nobody gets in.</p>}
      {!stage.isOpen.value && <Empty>There is no stage. {stage.admits ? 'Open it, and others may join and raise a hand.' : ''}</Empty>}
      <ul class="people" aria-label="On the stage">
        {stage.participants.value.map((one) => (
          <ParticipantLine key={one.userAddress} participant={one} stage={stage} doing={doing} moderates={moderates} />
        ))}
      </ul>
      {unlisted > 0 && <p class="quiet small">and {unlisted} more</p>}
      <p class="notice" role="status">
        {stage.notice.value}
      </p>
      {stage.audio.isHeldBack.value && (
        <button class="primary" onClick={() => void stage.audio.play()}>
          Play the sound
        </button>
      )}
      {me ? <OwnPart me={me} stage={stage} doing={doing} isMuted={isMuted} moderates={moderates} /> : <Admission stage={stage} doing={doing} />}
      <Refused of={doing} />
    </section>
  );
}
