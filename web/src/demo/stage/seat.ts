import { base } from '../../api/base';
import { Refusal } from '../../api/refusal';
import type { Claims } from '../../session/claims';
import { isLocal, issue } from '../../session/local';
import { session } from '../../session/session';

/** What LiveKit's client connects with: `livekit:<URL>?access_token=<JWT>`. */
export type ConnectionUrl = string;

/**
 * Asks for a seat on a stage. That is the part of a service of yours, since a person's token may
 * not: locally the stack itself gives a service's token for it.
 */
export async function seatOn(community: string, { sub, name }: Claims, role: 'owner' | 'member'): Promise<ConnectionUrl> {
  const token = isLocal ? await issue({ sub: 'demo', scopes: ['voice'], rooms: [community], seconds: 60 }) : session.value?.token;
  const answer = await fetch(new URL('community-voice-chat', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      community_id: community,
      user_address: sub,
      action: role === 'owner' ? 'create' : 'join',
      user_role: role,
      ...(name === undefined ? {} : { profile_data: { name } }),
    }),
  });
  if (!answer.ok) throw await Refusal.of(answer);
  return ((await answer.json()) as { connection_url: ConnectionUrl }).connection_url;
}

/** The server and the token in it. */
export function partsOf(connectionUrl: ConnectionUrl): { url: string; token: string } {
  const [url = '', token = ''] = connectionUrl.replace(/^livekit:/, '').split('?access_token=');
  return { url, token };
}
