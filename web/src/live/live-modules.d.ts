// The modules of docs/LIVE.md, as `live-modules.mjs` brings them in.

declare module 'live/messages.mjs' {
  export function wait(ms: number): Promise<void>;
  export function messagesOf(
    api: string,
    room: string,
    token: () => string | Promise<string>,
    tell: (type: string, data: never) => void,
    signal?: AbortSignal,
  ): {
    live(): Promise<{ url: string; host: string; token: string; channels: Record<string, string>; since?: string }>;
    catchUp(): Promise<void>;
    hear(event: { type: string; data: unknown }): void;
  };
}

declare module 'live/connection.mjs' {
  export function listen(
    where: { url: string; host: string; token: string; channels: Record<string, string> },
    subscribed: () => Promise<void>,
    hear: (event: { id: string; type: string; timestamp: string; data: unknown }) => void,
    signal?: AbortSignal,
  ): Promise<unknown>;
}
