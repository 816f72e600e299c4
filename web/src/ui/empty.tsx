import type { ComponentChildren } from 'preact';

/** Says that there is nothing, and what to do about it. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="quiet">{children}</p>;
}
