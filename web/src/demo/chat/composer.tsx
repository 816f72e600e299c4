import { useRef } from 'preact/hooks';
import { Countdown } from '../../ui/countdown';
import type { Restriction } from '../standing';

/** Where one writes; closed as long as one is muted. What was written comes back after it. */
export function Composer({ mute, post }: { mute: Restriction | undefined; post: (text: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);

  const draft = useRef('');

  function send() {
    const text = field.current?.value.trim();
    if (!field.current || !text || mute) return;
    post(text);
    field.current.value = draft.current = '';
    field.current.focus();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div role="status">
        {mute && (
          <p class="muted-note">
            You are muted in this room: {mute.reason}. It was {mute.moderator} who did it.
            {mute.until !== undefined && (
              <>
                {' '}
                You may write again in <Countdown until={mute.until} />.
              </>
            )}
          </p>
        )}
      </div>
      {!mute && (
        <div class="write">
          <label for="write" class="hidden">
            Message
          </label>
          <textarea
            id="write"
            ref={field}
            rows={2}
            maxLength={4096}
            placeholder="Write a message"
            defaultValue={draft.current}
            onInput={({ currentTarget }) => (draft.current = currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
          <button class="primary">Send</button>
        </div>
      )}
    </form>
  );
}
