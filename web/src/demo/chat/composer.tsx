import { useRef } from 'preact/hooks';
import { Countdown } from '../../ui/countdown';
import type { Restriction } from '../standing';

/** Where one writes; closed as long as one is muted. What was written stays meanwhile. */
export function Composer({ mute, post }: { mute: Restriction | undefined; post: (text: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);

  function send() {
    const text = field.current?.value.trim();
    if (!field.current || !text || mute) return;
    post(text);
    field.current.value = '';
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
            You are muted by {mute.moderator} for {mute.reason}.
            {mute.until !== undefined && (
              <>
                {' '}
                You may write again in <Countdown until={mute.until} />.
              </>
            )}
          </p>
        )}
      </div>
      <label for="write" class="hidden">
        Message
      </label>
      <div class="write">
        <textarea
          id="write"
          ref={field}
          rows={2}
          maxLength={4096}
          placeholder="Write a message"
          disabled={mute !== undefined}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button class="primary" disabled={mute !== undefined}>
          Send
        </button>
      </div>
    </form>
  );
}
