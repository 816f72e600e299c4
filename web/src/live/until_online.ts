/** Ends when the network is back: a connection from before may be dead without a sign for minutes. */
export function untilOnline(over: AbortSignal): AbortController {
  const one = new AbortController();
  const end = () => one.abort();
  addEventListener('online', end, { signal: one.signal });
  over.addEventListener('abort', end, { signal: one.signal });
  return one;
}

/** When it is over. */
export function ended(signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    if (signal.aborted) over();
    signal.addEventListener('abort', () => over());
  });
}
