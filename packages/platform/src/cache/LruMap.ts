/** A map of bounded size whose entries end: the least recently used one goes first. */
export interface LruMap<V> {
  readonly get: (key: string, now: number) => V | undefined;
  /** Seen again from `get` until `endsAt`, in milliseconds since the epoch. */
  readonly set: (key: string, value: V, endsAt: number) => void;
  readonly delete: (key: string) => void;
  readonly size: () => number;
}

export const make = <V>(capacity: number): LruMap<V> => {
  const entries = new Map<string, { readonly value: V; readonly endsAt: number }>();
  return {
    get: (key, now) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      if (entry.endsAt <= now) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, endsAt) => {
      entries.delete(key);
      entries.set(key, { value, endsAt });
      const [oldest] = entries.keys();
      if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
    size: () => entries.size,
  };
};
