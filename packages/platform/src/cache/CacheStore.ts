import { Clock, Context, Duration, Effect, Layer, Option } from "effect";
import * as LruMap from "./LruMap.ts";

/**
 * What a store knows of a key. With a miss comes a lease, the right to fill the gap: it ends when the key is removed,
 * so that a value looked up before a removal is never stored after it. `None`: the store is away, nothing can be stored.
 */
export type Reading =
  | { readonly _tag: "Hit"; readonly value: string }
  | { readonly _tag: "Miss"; readonly lease: Option.Option<string> };

export const hit = (value: string): Reading => ({ _tag: "Hit", value });
export const miss = (lease: Option.Option<string>): Reading => ({ _tag: "Miss", lease });

/** How long whoever got a lease has to fill the gap. */
export const leaseTime = Duration.seconds(30);

/**
 * Texts under keys for a while, below `Cache`. It may forget at any time, and it never fails: a store that cannot be
 * reached knows nothing and keeps nothing.
 */
export class CacheStore extends Context.Service<
  CacheStore,
  {
    readonly read: (key: string) => Effect.Effect<Reading>;
    /** Stores the value where the lease still holds, and ends it. Success does not mean it was stored. */
    readonly fill: (
      key: string,
      value: string,
      timeToLive: Duration.Duration,
      lease: string,
    ) => Effect.Effect<void>;
    /** Stores the value whatever was there. Success does not mean it was stored. */
    readonly set: (key: string, value: string, timeToLive: Duration.Duration) => Effect.Effect<void>;
    /**
     * After it, this process never reads what was stored or looked up before it. Other processes do not either, as
     * soon as the store was reached (see the adapter).
     */
    readonly remove: (key: string) => Effect.Effect<void>;
  }
>()("@atoll/platform/cache/CacheStore") {
  /** In this process; of more than `capacity` entries (5 000) the least recently used ones are forgotten. */
  static readonly layerMemory = (options: { readonly capacity?: number } = {}) =>
    Layer.sync(CacheStore, () => {
      const capacity = options.capacity ?? 5_000;
      const values = LruMap.make<string>(capacity);
      const leases = LruMap.make<string>(capacity);
      let leaseCount = 0;
      const end = (now: number, time: Duration.Duration) => now + Duration.toMillis(time);
      const store = (key: string, value: string, endsAt: number) => {
        values.set(key, value, endsAt);
        leases.delete(key);
      };
      return CacheStore.of({
        read: (key) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            const value = values.get(key, now);
            if (value !== undefined) return hit(value);
            const lease = leases.get(key, now) ?? String(++leaseCount);
            leases.set(key, lease, end(now, leaseTime));
            return miss(Option.some(lease));
          }),
        fill: (key, value, timeToLive, lease) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            if (leases.get(key, now) === lease) store(key, value, end(now, timeToLive));
          }),
        set: (key, value, timeToLive) =>
          Effect.map(Clock.currentTimeMillis, (now) => store(key, value, end(now, timeToLive))),
        remove: (key) =>
          Effect.sync(() => {
            values.delete(key);
            leases.delete(key);
          }),
      });
    });
}
