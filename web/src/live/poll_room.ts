import { wait } from 'live/messages.mjs';
import { api } from '../api/client';
import { nextLink } from '../api/next_link';
import { Refusal } from '../api/refusal';
import type { Message } from '../room/messages';

const PAUSE = 5_000;

/** Asks for a room's messages every few seconds, where the stack has no live events. */
export async function pollRoom(room: string, tell: (message: Message) => void, over: AbortSignal): Promise<void> {
  let since = '';
  while (!over.aborted) {
    try {
      const { data, response } = await api.GET('/chat-messages', { params: { query: { room, since } }, signal: over });
      (data as Message[] | undefined)?.forEach(tell);
      const next = nextLink(response);
      since = (next && new URL(next, response.url).searchParams.get('since')) || since;
      if (data?.length) continue;
    } catch (error) {
      if (over.aborted) return;
      if (!(error instanceof Refusal) || !isPassing(error)) throw error;
    }
    await wait(PAUSE);
  }
}

/** Whether another try may succeed. */
export function isPassing({ status }: Refusal): boolean {
  return status === 0 || status === 429 || status >= 500;
}
