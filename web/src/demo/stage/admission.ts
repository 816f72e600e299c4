import { base } from '../../api/base';
import { Refusal } from '../../api/refusal';
import type { components } from '../../api/schema';
import { api } from '../../api/client';
import { isLocal, issue } from '../../session/local';

export type Entry = components['schemas']['CommunityVoiceChatEntry'];

/** A service lets people onto a stage, never they themselves: locally this page has a service's token for it. */
export async function admit(entry: Entry): Promise<string> {
  if (!isLocal) return (await api.POST('/community-voice-chat', { body: entry })).data?.connection_url ?? '';
  const token = await issue({ sub: 'demo', scopes: ['voice'], rooms: [entry.community_id], seconds: 60 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(new URL('community-voice-chat', base), { method: 'POST', headers, body: JSON.stringify(entry) });
  if (!answer.ok) throw await Refusal.of(answer);
  return ((await answer.json()) as { connection_url: string }).connection_url;
}
