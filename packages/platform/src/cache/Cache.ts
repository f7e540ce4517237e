import { Cache as Lookups, Duration, Effect, Option, Schema } from "effect";
import { CacheStore } from "./CacheStore.ts";

interface CacheOptions<A, I, E, R> {
  /** Keeps the keys apart from those of other caches. Change it when the schema changes its meaning. */
  readonly name: string;
  readonly schema: Schema.Codec<A, I>;
  readonly timeToLive: Duration.Input;
  /** Where the truth is. It is interrupted when nobody waits for it any more. */
  readonly lookup: (key: string) => Effect.Effect<A, E, R>;
}

/** Values of one kind, kept for a while beside where they come from. The store never makes a call fail. */
export interface Cache<A, E = never, R = never> {
  /**
   * The value kept, or else the one looked up, which is then kept. Of many callers that miss the same key at the same
   * time in this process one looks up and all get its answer. Failures are not kept.
   */
  readonly get: (key: string) => Effect.Effect<A, E, R>;
  /** The value kept; never looks up. */
  readonly peek: (key: string) => Effect.Effect<Option.Option<A>>;
  readonly set: (key: string, value: A) => Effect.Effect<void>;
  /**
   * To be called after the change was committed. A `get` that begins after it looks up again, and no value looked up
   * before it is kept.
   */
  readonly remove: (key: string) => Effect.Effect<void>;
}

/** A cache over the process's `CacheStore`. */
export const make = Effect.fnUntraced(function* <A, I, E = never, R = never>(
  options: CacheOptions<A, I, E, R>,
) {
  const store = yield* CacheStore;
  const timeToLive = Duration.fromInputUnsafe(options.timeToLive);
  const text = Schema.fromJsonString(Schema.toCodecJson(options.schema));
  const decode = Schema.decodeUnknownOption(text);
  const encode = Schema.encodeEffect(text);
  const keyOf = (key: string) => `${options.name}:${key}`;

  const lookUp = Effect.fnUntraced(function* (key: string) {
    const reading = yield* store.read(keyOf(key));
    if (reading._tag === "Hit") {
      const kept = decode(reading.value);
      if (Option.isSome(kept)) return kept.value;
      // Another release's: it is looked up until it has gone.
      yield* store.remove(keyOf(key));
      return yield* options.lookup(key);
    }
    const value = yield* options.lookup(key);
    if (Option.isSome(reading.lease)) {
      yield* store.fill(keyOf(key), yield* Effect.orDie(encode(value)), timeToLive, reading.lease.value);
    }
    return value;
  });
  // Only what is being looked up at this moment: a time to live of nothing.
  const lookups = yield* Lookups.makeWith(lookUp, {
    capacity: Number.POSITIVE_INFINITY,
    timeToLive: () => Duration.zero,
    requireServicesAt: "lookup",
  });

  const cache: Cache<A, E, R> = {
    get: (key) => Lookups.get(lookups, key),
    peek: (key) =>
      Effect.map(store.read(keyOf(key)), (reading) =>
        reading._tag === "Hit" ? decode(reading.value) : Option.none(),
      ),
    set: (key, value) =>
      Effect.orDie(encode(value)).pipe(
        Effect.flatMap((encoded) => store.set(keyOf(key), encoded, timeToLive)),
        Effect.andThen(Lookups.invalidate(lookups, key)),
      ),
    remove: (key) => Effect.andThen(store.remove(keyOf(key)), Lookups.invalidate(lookups, key)),
  };
  return cache;
});
