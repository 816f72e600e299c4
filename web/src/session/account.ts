import type { Claims } from './claims';

/** The account as the API names it: addresses are one in any case. */
export function accountOf({ sub }: Claims): string {
  return /^0x[0-9a-f]{40}$/i.test(sub) ? sub.toLowerCase() : sub;
}

/** An account for a name, always the same: a stage takes Ethereum addresses. */
export async function accountFor(name: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name));
  const bytes = [...new Uint8Array(hash).subarray(0, 20)];
  return `0x${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
