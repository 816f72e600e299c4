import { base } from '../api/base';
import { Refusal } from '../api/refusal';

/** Whether the page comes from a stack on this machine, which gives tokens to whoever asks. */
export const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);

/** What a token is to say. */
export interface WantedToken {
  sub: string;
  name?: string;
  scopes: string[];
  user?: boolean;
  rooms?: string[];
  /** How long it is good, in seconds. */
  seconds?: number;
}

/** Whom the console and the reference act as where the stack itself gives tokens: a service that may do everything. */
export const LOCAL_ADMIN: WantedToken = {
  sub: 'local-admin',
  name: 'Local Admin',
  scopes: ['voice', 'rooms', 'messages', 'mutes', 'settings'],
};

export async function issue(wanted: WantedToken): Promise<string> {
  const { token } = (await post('local/tokens', wanted)) as { token: string };
  return token;
}

/** What the local stack has for LiveKit; its stand-in has no sound. */
export async function liveKit(): Promise<'stand-in' | 'server' | 'none'> {
  if (!isLocal) return 'server';
  const answer = await fetch(new URL('local', base));
  if (!answer.ok) throw await Refusal.of(answer);
  return ((await answer.json()) as { liveKit: 'stand-in' | 'server' | 'none' }).liveKit;
}

/** Plays the part of LiveKit's client at the stand-in. */
export async function play(part: 'connect' | 'disconnect', connectionUrl: string): Promise<void> {
  await post(`local/stage/${part}`, { connection_url: connectionUrl });
}

async function post(path: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(new URL(path, base), { method: 'POST', headers, body: JSON.stringify(body), keepalive: true });
  if (!answer.ok) throw await Refusal.of(answer);
  return answer.json();
}
