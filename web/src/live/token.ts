import type { Claims } from '../session/claims';

/** Whether a token is good for a while yet, by this machine's clock. */
export function isFresh({ exp }: Claims): boolean {
  return exp * 1000 > Date.now() + 5_000;
}
