import type { Task } from '../../ui/task';
import type { Participant, Stage } from './stage';

interface Part {
  me: Participant;
  stage: Stage;
  doing: Task;
  /** Muted in the room, which silences the stage too. */
  isMuted: boolean;
  moderates: boolean;
}

/** What one may do on the stage oneself. */
export function OwnPart({ me, stage, doing, isMuted, moderates }: Part) {
  const act = (work: () => Promise<unknown>) => () => void doing.run(work);
  return (
    <div class="stack">
      {isMuted && <p class="muted-note">You are muted in this room, so you cannot speak here either.</p>}
      <div class="row" role="group" aria-label="Your part">
        {me.isSpeaker ? (
          <>
            <button aria-pressed={me.muted} onClick={act(() => stage.mute(!me.muted))}>
              {me.muted ? 'Unmute' : 'Mute'}
            </button>
            <button onClick={act(() => stage.stepDown())}>Step down</button>
          </>
        ) : me.isRequestingToSpeak ? (
          <button onClick={act(() => stage.lowerHand())}>Take your hand back</button>
        ) : (
          <button class="primary" disabled={isMuted} onClick={act(() => stage.raiseHand())}>
            Raise your hand
          </button>
        )}
        <button onClick={act(() => stage.leave())}>Leave the stage</button>
        {moderates && (
          <button class="danger" onClick={act(() => stage.end())}>
            End it for all
          </button>
        )}
      </div>
    </div>
  );
}
