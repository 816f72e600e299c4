import type { Outbox, Pending } from './outbox';

/** A message that the server does not have yet, or would not take. */
export function PendingMessage({ pending: { key, text, refused }, outbox }: { pending: Pending; outbox: Outbox }) {
  return (
    <li class="message own pending">
      <p class="byline">
        <strong>You</strong> <span class="quiet">{refused ? 'not sent' : 'sending …'}</span>
      </p>
      <p class="text">{text}</p>
      {refused && (
        <>
          <p class="refused" role="alert">
            {refused}
          </p>
          <div class="row">
            <button onClick={() => outbox.retry(key)}>Send again</button>
            <button onClick={() => outbox.drop(key)}>Discard</button>
          </div>
        </>
      )}
    </li>
  );
}
