/** Why somebody is muted or banned, by the numbers that the API has for it. */
export const REASONS: Record<number, string> = {
  1: 'violating community rules',
  2: 'verbal abuse',
  3: 'spamming',
  4: 'offensive language',
  5: 'negative attitude',
};
