type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined | ''> };

/** The same without what is absent or empty, as queries and optional fields want it. */
export function defined<T extends Record<string, unknown>>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Defined<T>;
}
