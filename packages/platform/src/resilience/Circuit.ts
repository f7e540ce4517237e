import { Cause, Clock, Duration, Effect, Exit, Option, Schema } from "effect";
import { CircuitBreaker } from "effect/persistence";
import * as LruMap from "../cache/LruMap.ts";
import * as Sample from "./Sample.ts";

/** The peer failed too often of late, so it is left alone. Nothing was called. */
export class CircuitOpen extends Schema.TaggedError<CircuitOpen>()("CircuitOpen", {
  name: Schema.String,
  key: Schema.String,
  /** Until it makes sense to try again; zero while a trial call runs or the circuit was opened by hand. */
  retryAfter: Schema.Duration,
}) {
  override get message(): string {
    return `${this.name} (${this.key}) failed too often; the next trial is in ${Duration.format(this.retryAfter)}.`;
  }
}

/** When a closed circuit opens. */
export type Trip =
  | { readonly _tag: "Consecutive"; readonly failures: number }
  | { readonly _tag: "Count"; readonly size: number; readonly threshold: number }
  | {
      readonly _tag: "Sampling";
      readonly window: Duration.Duration;
      readonly threshold: number;
      readonly minimumCalls: number;
    };

/** After so many failures in a row: for peers that are either there or not. */
export const consecutive = (failures = 5): Trip => ({ _tag: "Consecutive", failures });

/** When of the last `size` calls (100) this share failed (0.2): for peers that fail now and then, called evenly. */
export const count = ({ size = 100, threshold = 0.2 } = {}): Trip => ({ _tag: "Count", size, threshold });

/**
 * When of the calls of the last `window` (30 s) this share failed (0.2), and there were `minimumCalls` (25) of them: for
 * peers called in bursts.
 */
export const sampling = (
  options: {
    readonly window?: Duration.Input;
    readonly threshold?: number;
    readonly minimumCalls?: number;
  } = {},
): Trip => ({
  _tag: "Sampling",
  window: Duration.fromInputUnsafe(options.window ?? "30 seconds"),
  threshold: options.threshold ?? 0.2,
  minimumCalls: options.minimumCalls ?? 25,
});

export interface CircuitOptions {
  /** `consecutive()` when absent. */
  readonly trip?: Trip;
  /** After this time (30 s) one call is let through; if it succeeds the circuit closes, else it waits as long again. */
  readonly openFor?: Duration.Input;
}

export type CircuitState = "closed" | "open" | "halfOpen" | "isolated";

/** A circuit per key. What is known of a key is dropped after five minutes without a call. */
export interface Circuit {
  /**
   * Runs the effect unless the key's circuit is open. `isFailure` says which errors speak against the peer; defects
   * always do, interruption never.
   */
  readonly run: <E>(
    key: string,
    isFailure: (error: E) => boolean,
  ) => <A, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | CircuitOpen, R>;
  readonly state: (key: string) => Effect.Effect<CircuitState>;
  /** Opens the circuit until `release`, whatever the calls come to. */
  readonly isolate: (key: string) => Effect.Effect<void>;
  readonly release: (key: string) => Effect.Effect<void>;
}

const idle = Duration.minutes(5);
const mostSamples = 10_000;

const tripPolicy = (trip: Trip): CircuitBreaker.TripPolicy => {
  if (trip._tag === "Consecutive") return CircuitBreaker.consecutive(trip.failures);
  if (trip._tag === "Count") return CircuitBreaker.rate({ threshold: trip.threshold, size: trip.size });
  // Effect's breaker counts calls, not time: here the sample decides, and it opens on the first word of it.
  return CircuitBreaker.consecutive(1);
};

const speaksAgainst = <E>(cause: Cause.Cause<E>, isFailure: (error: E) => boolean) =>
  Option.match(Cause.findErrorOption(cause), { onNone: () => true, onSome: isFailure });

const isRejection = (error: unknown): error is CircuitBreaker.CircuitBreakerError =>
  error instanceof CircuitBreaker.CircuitBreakerError;

/** Circuits of this process: each process has its own way to the peer, so it judges for itself. */
export const make = Effect.fnUntraced(function* (name: string, options: CircuitOptions = {}) {
  const trip = options.trip ?? consecutive();
  const breaker = yield* CircuitBreaker.make({
    tripPolicy: tripPolicy(trip),
    openDuration: options.openFor ?? "30 seconds",
  }).pipe(Effect.provide(CircuitBreaker.layerStoreMemory({ idleTimeToLive: idle })));
  const isolated = new Set<string>();
  const samples = LruMap.make<Sample.Sample>(mostSamples);

  const stateOf = (key: string) =>
    // The store is this process's memory.
    Effect.orDie(breaker.state(key));

  const sampled = Effect.fnUntraced(function* (key: string, hasFailed: boolean) {
    if (trip._tag !== "Sampling") return hasFailed ? CircuitBreaker.failure() : CircuitBreaker.success;
    const now = yield* Clock.currentTimeMillis;
    const isTrial = (yield* stateOf(key))._tag === "HalfOpen";
    const sample = samples.get(key, now) ?? Sample.make(Duration.toMillis(trip.window));
    samples.set(key, sample, now + Duration.toMillis(idle));
    const { calls, failures } = sample.count(now, hasFailed);
    const isTooMany = calls >= trip.minimumCalls && failures / calls >= trip.threshold;
    if (isTrial || (hasFailed && isTooMany)) samples.delete(key);
    if (!hasFailed) return CircuitBreaker.success;
    return isTrial || isTooMany ? CircuitBreaker.failure() : CircuitBreaker.ignored;
  });

  const open = (key: string, retryAfter = Duration.zero) => new CircuitOpen({ name, key, retryAfter });

  const circuit: Circuit = {
    run: (key, isFailure) => (effect) =>
      Effect.suspend(() => {
        if (isolated.has(key)) return open(key);
        return effect.pipe(
          breaker.execute({
            key,
            classify: (exit) => sampled(key, Exit.isFailure(exit) && speaksAgainst(exit.cause, isFailure)),
          }),
          Effect.catchIf(isRejection, ({ reason }) =>
            reason._tag === "CircuitOpen" ? open(key, reason.retryAfter) : open(key),
          ),
        );
      }),
    state: (key) =>
      Effect.map(stateOf(key), (state): CircuitState => {
        if (isolated.has(key)) return "isolated";
        return state._tag === "Closed" ? "closed" : state._tag === "Open" ? "open" : "halfOpen";
      }),
    isolate: (key) => Effect.sync(() => void isolated.add(key)),
    release: (key) => Effect.sync(() => void isolated.delete(key)),
  };
  return circuit;
});
