/** What a token says of who holds it. It is read, not checked: that is the server's part. */
export interface Claims {
  /** The id of the API key, which the rooms' endpoints ask for besides. */
  iss: string;
  sub: string;
  name?: string;
  scopes: string[];
  room?: string;
  rooms?: string[];
  user?: boolean;
  /** Seconds since 1970. */
  exp: number;
}

export function claimsOf(token: string): Claims | undefined {
  try {
    const part = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Claims;
    return typeof claims.sub === 'string' && Array.isArray(claims.scopes) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** The rooms that a token is confined to; undefined where it is not. */
export function roomsOf({ room, rooms }: Claims): string[] | undefined {
  if (room !== undefined) return rooms === undefined || rooms.includes(room) ? [room] : [];
  return rooms;
}
