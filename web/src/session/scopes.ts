import { roomsOf } from './claims';
import { session } from './session';

export type Scope = 'rooms' | 'messages' | 'voice' | 'mutes' | 'settings';

export function may(scope: Scope): boolean {
  return session.value?.claims.scopes.includes(scope) ?? false;
}

/** The rooms that the token names; none where it is confined to none. */
export function ownRooms(): string[] {
  return (session.value && roomsOf(session.value.claims)) ?? [];
}

/** Whether it is a service whose token is confined to no rooms. */
export function spansRooms(): boolean {
  const claims = session.value?.claims;
  return claims !== undefined && !claims.user && roomsOf(claims) === undefined;
}
