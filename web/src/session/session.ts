import { computed, signal } from '@preact/signals';
import { type Claims, claimsOf } from './claims';
import { type WantedToken, isLocal, issue } from './local';

/** Kept as long as the tab is, and by no other. */
const KEY = 'dais.session';

interface Kept {
  token: string;
  /** What to ask the local stack for when it has expired; nothing where it was pasted. */
  wanted?: WantedToken;
}

const kept = signal<Kept | undefined>(read());

/** Who the tab acts as; nothing where there is no token yet. */
export const session = computed<{ token: string; claims: Claims } | undefined>(() => {
  const claims = kept.value && claimsOf(kept.value.token);
  return kept.value && claims && { token: kept.value.token, claims };
});

/** Whether the token has expired, and another one is to be pasted. */
export const isExpired = signal(false);

/** Takes a pasted token; what is wrong with it, where it is none. */
export function paste(token: string): string | undefined {
  const claims = claimsOf(token.trim());
  if (!claims) return 'This is no token of Dais: three parts with dots between, as `cargo run -- token` prints.';
  if (claims.exp * 1000 < Date.now()) return 'This token has expired.';
  keep({ token: token.trim() });
  return undefined;
}

/** Begins a session that the local stack itself gives tokens to. */
export async function begin(wanted: WantedToken): Promise<void> {
  keep({ token: await issue(wanted), wanted });
}

export function end(): void {
  kept.value = undefined;
  isExpired.value = false;
  sessionStorage.removeItem(KEY);
}

/** Another token in place of one that has expired: at once locally, else the one that is pasted next. */
export async function renewed(): Promise<string> {
  const { token, wanted } = kept.value ?? {};
  if (wanted && isLocal) {
    await begin(wanted);
  } else {
    isExpired.value = true;
    await changed(token);
  }
  return session.value?.token ?? '';
}

function changed(from: string | undefined): Promise<void> {
  return new Promise((over) => {
    const stop = kept.subscribe((now) => {
      if (now?.token === from) return;
      queueMicrotask(() => stop());
      over();
    });
  });
}

function keep(next: Kept): void {
  kept.value = next;
  isExpired.value = false;
  sessionStorage.setItem(KEY, JSON.stringify(next));
}

function read(): Kept | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}
