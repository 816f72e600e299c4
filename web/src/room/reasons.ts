/** Why somebody is muted or banned, by the API's numbers. */
export const REASONS = {
  1: 'violating community rules',
  2: 'verbal abuse',
  3: 'spamming',
  4: 'offensive language',
  5: 'negative attitude',
} as const;

export type Reason = keyof typeof REASONS;

export const MUTE_DURATIONS = { s: '15 minutes', m: '30 minutes', l: '45 minutes' } as const;

export const BAN_DURATIONS = { h: 'an hour', d: 'a day', f: 'for ever' } as const;
