import type { Task } from '../../ui/task';
import type { Stage } from './stage';

/** How one gets onto the stage. */
export function Admission({ stage, doing }: { stage: Stage; doing: Task }) {
  if (!stage.admits) return <ByLink stage={stage} doing={doing} />;
  const action = stage.isOpen.value ? 'join' : 'create';
  return (
    <button class="primary" disabled={doing.busy.value} onClick={() => void doing.run(() => stage.enter(action))}>
      {action === 'join' ? 'Join the stage' : 'Open the stage'}
    </button>
  );
}

/** A person's own token lets nobody in: that is for the service that signed it. */
function ByLink({ stage, doing }: { stage: Stage; doing: Task }) {
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const link = String(new FormData(event.currentTarget).get('link')).trim();
        void doing.run(() => stage.connect(link));
      }}
    >
      <label>
        Connection link
        <input name="link" required pattern="livekit:.+\?access_token=.+" placeholder="livekit:wss://…?access_token=…" autocomplete="off" spellcheck={false} />
      </label>
      <p class="quiet small">
        Your service gets it from <code>POST /community-voice-chat</code> with your account as <code>user_address</code>.
      </p>
      <button class="primary" disabled={doing.busy.value}>
        Join
      </button>
    </form>
  );
}
