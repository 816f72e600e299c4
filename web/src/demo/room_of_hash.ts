import { signal } from '@preact/signals';

/** The room that the address names after its `#`, so that a link to it can be shared. */
export const roomOfHash = signal(read());

addEventListener('hashchange', () => (roomOfHash.value = read()));

export function goTo(room: string): void {
  location.hash = encodeURIComponent(room);
  roomOfHash.value = room;
}

function read(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}
