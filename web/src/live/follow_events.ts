import { signal } from '@preact/signals';
import { listen } from 'live/connection.mjs';
import { wait } from 'live/messages.mjs';
import { api } from '../api/client';
import { Refusal } from '../api/refusal';
import type { Connection, Following, Hear } from './follow_room';
import { isPassing } from './poll_room';

const LONGEST_PAUSE = 30_000;

/**
 * Follows the events alone, those of one room or of all (a service's token may). `catchUp` is
 * called with each subscription: it lists what may have happened before.
 */
export function followEvents(room: string | undefined, hear: Hear, catchUp: () => Promise<unknown>): Following {
  const over = new AbortController();
  const connection = signal<Connection>('connecting');
  const refusal = signal<string | undefined>(undefined);
  void follow().catch((error: unknown) => {
    if (over.signal.aborted) return;
    connection.value = 'refused';
    refusal.value = wordsOf(error);
  });

  async function follow() {
    let pause = 500;
    const subscribed = async () => {
      pause = 500;
      connection.value = 'live';
      await passing(catchUp);
    };
    while (!over.signal.aborted) {
      await passing(async () => {
        const { data } = await api.GET('/live', { params: { query: room === undefined ? {} : { room } } });
        const channels = { ...data!.channels };
        await listen({ ...data!, channels }, subscribed, ({ type, data }) => hear(type, data as never), over.signal);
      });
      if (over.signal.aborted) return;
      connection.value = 'connecting';
      await wait(pause * Math.random());
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }
  return { connection, refusal, stop: () => over.abort() };
}

function wordsOf(error: unknown): string {
  if (error instanceof Refusal && error.status === 404) return 'This stack has no live events.';
  return error instanceof Error ? error.message : String(error);
}

/** What may be otherwise in a moment is no reason to give up. */
async function passing(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || !isPassing(error)) throw error;
  }
}
