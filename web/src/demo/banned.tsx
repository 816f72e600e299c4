import { Countdown } from '../ui/countdown';
import type { Restriction } from './standing';

/** All that a banned member sees of a room. */
export function Banned({ ban, ask }: { ban: Restriction; ask: () => Promise<unknown> }) {
  return (
    <section class="card banned" role="alert" aria-labelledby="banned">
      <h2 id="banned">You are banned from this room: {ban.reason}.</h2>
      <p>
        It was {ban.moderator} who did it.
      </p>
      {ban.until === undefined ? (
        <p>It has no end. A moderator may take it back.</p>
      ) : (
        <p>
          It ends in <Countdown until={ban.until} />, and the room opens by itself then.
        </p>
      )}
      <button onClick={() => void ask()}>Ask whether it was taken back</button>
    </section>
  );
}
