import { Clock, Duration, Effect, Option } from "effect";
import { Revocations } from "./Revocations.ts";

/** What was found out about a credential. */
export interface Finding<A> {
  readonly value: A;
  /** What it rests on: when one of them changes, it is forgotten. */
  readonly tags: ReadonlyArray<string>;
  /** It is not so any longer than this, in milliseconds since the epoch. */
  readonly endsAt: number;
}

export interface CredentialCache<A> {
  /**
   * The value under the key, looked up where it is not remembered. Not remembered is what was looked up while anything
   * changed, and what ends before.
   */
  readonly get: <E, R>(key: string, lookup: Effect.Effect<Finding<A>, E, R>) => Effect.Effect<A, E, R>;
  /** Whether `get` would answer without looking it up. */
  readonly has: (key: string) => Effect.Effect<boolean>;
}

/**
 * Remembers findings in this process: at most `capacity` of them, the least recently used go first, and none for longer
 * than `timeToLive`. While changes made elsewhere would not be heard of, it remembers nothing.
 */
export const make = Effect.fnUntraced(function* <A>(options: {
  readonly capacity: number;
  readonly timeToLive: Duration.Input;
}) {
  const { hear, isHearing } = yield* Revocations;
  const timeToLive = Duration.toMillis(Duration.fromInputUnsafe(options.timeToLive));
  const findings = new Map<string, Finding<A>>();
  let changes = 0;

  yield* hear((invalidation) =>
    Effect.sync(() => {
      changes++;
      if (invalidation._tag === "Everything") return findings.clear();
      for (const [key, { tags }] of findings) if (tags.includes(invalidation.key)) findings.delete(key);
    }),
  );

  const recall = (key: string, now: number): Option.Option<A> => {
    const finding = findings.get(key);
    if (finding === undefined) return Option.none();
    findings.delete(key);
    if (finding.endsAt <= now) return Option.none();
    findings.set(key, finding);
    return Option.some(finding.value);
  };

  const remember = (key: string, finding: Finding<A>, now: number): void => {
    findings.set(key, { ...finding, endsAt: Math.min(finding.endsAt, now + timeToLive) });
    const [oldest] = findings.keys();
    if (findings.size > options.capacity && oldest !== undefined) findings.delete(oldest);
  };

  const cache: CredentialCache<A> = {
    has: (key) =>
      Effect.gen(function* () {
        return (yield* isHearing) && Option.isSome(recall(key, yield* Clock.currentTimeMillis));
      }),
    get: Effect.fnUntraced(function* (key, lookup) {
      if (!(yield* isHearing)) return (yield* lookup).value;
      const now = yield* Clock.currentTimeMillis;
      const known = recall(key, now);
      if (Option.isSome(known)) return known.value;
      const before = changes;
      const found = yield* lookup;
      if (changes === before) remember(key, found, now);
      return found.value;
    }),
  };
  return cache;
});
