import { signal } from '@preact/signals';

/** The place on the page, as the parts of the hash: `#/rooms/lobby` is `['rooms', 'lobby']`. */
export const route = signal(parts());

addEventListener('hashchange', () => (route.value = parts()));

/** The link to a place, whatever is in its parts. */
export function to(...places: string[]): string {
  return `#/${places.map(encodeURIComponent).join('/')}`;
}

/** Goes to a place. */
export function go(...places: string[]): void {
  location.hash = to(...places);
}

function parts(): string[] {
  return location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decoded);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
