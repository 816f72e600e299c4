import { signal } from '@preact/signals';

/** The parts of the address behind `#/`, such as `rooms`, `tea-house`, `stage`. */
export const route = signal(parts());

window.addEventListener('hashchange', () => (route.value = parts()));

export function hrefTo(...path: string[]): string {
  return `#/${path.map(encodeURIComponent).join('/')}`;
}

export function goTo(...path: string[]): void {
  location.hash = hrefTo(...path);
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
