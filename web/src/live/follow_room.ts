import { type Signal, signal } from '@preact/signals';
import { listen } from 'live/connection.mjs';
import { messagesOf, wait } from 'live/messages.mjs';
import { base } from '../api/base';
import { renewed, session } from '../session/session';
import { isFresh } from './token';
import { ended, untilOnline } from './until_online';

/** How a room is followed: live events, lists every few seconds where these do not come, or neither. */
export type Connection = 'connecting' | 'live' | 'polling' | 'refused';

/** A message, or an event's data, by its type. */
export type Hear = (type: string, data: never) => void;

export interface Following {
  connection: Signal<Connection>;
  /** Why it is refused, in the server's words. */
  refusal: Signal<string | undefined>;
  stop(): void;
}

const LONGEST_PAUSE = 30_000;

/** Follows a room until it is stopped: each message is told as `message`, everything else as its event. */
export function followRoom(room: string, hear: Hear): Following {
  const over = new AbortController();
  const connection = signal<Connection>('connecting');
  const refusal = signal<string | undefined>(undefined);
  const messages = messagesOf(base.href, room, token, hear, over.signal);
  void follow(messages, connection, over.signal).catch((error: unknown) => {
    if (over.signal.aborted) return;
    connection.value = 'refused';
    refusal.value = wordsOf(error);
  });
  return { connection, refusal, stop: () => over.abort() };
}

async function follow(messages: ReturnType<typeof messagesOf>, connection: Signal<Connection>, over: AbortSignal) {
  let pause = 500;
  let failures = 0;
  const subscribed = () => {
    [pause, failures] = [500, 0];
    connection.value = 'live';
    return messages.catchUp();
  };
  while (!over.aborted) {
    const live = await messages.live();
    const one = untilOnline(over);
    await listen(live, subscribed, messages.hear, one.signal);
    if (over.aborted) return;
    failures += 1;
    connection.value = failures > 2 ? 'polling' : 'connecting';
    if (failures > 2) await messages.catchUp();
    await Promise.race([wait(pause * Math.random()), ended(one.signal)]);
    one.abort();
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

/** The session's token, or another one where that has expired. */
async function token(): Promise<string> {
  return session.value && isFresh(session.value.claims) ? session.value.token : renewed();
}

function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  try {
    const { detail, message } = JSON.parse(text) as { detail?: string; message?: string };
    return detail ?? message ?? text;
  } catch {
    return text;
  }
}
