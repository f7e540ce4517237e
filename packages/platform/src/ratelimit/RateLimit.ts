import { Duration } from "effect";

/** How much may be taken under one key. */
export interface RateLimit {
  /**
   * `tokenBucket`: `limit` at once, and each unit comes back after `window / limit`, evenly. `fixedWindow`: `limit`
   * from the first taken until `window` later, then all over again.
   */
  readonly algorithm: "tokenBucket" | "fixedWindow";
  /** A whole number from 1. */
  readonly limit: number;
  readonly window: Duration.Input;
}

export interface RateDecision {
  readonly allowed: boolean;
  readonly limit: number;
  /** How much could be taken now. */
  readonly remaining: number;
  /** Until the whole limit is there again, if nothing more is taken. */
  readonly resetAfter: Duration.Duration;
  /** Until the same call would be allowed, if nobody takes anything; zero when it was. */
  readonly retryAfter: Duration.Duration;
  /** The store could not be asked: this is what the caller wanted in that case. */
  readonly isDegraded: boolean;
}

/**
 * What is kept under a key, in whole microseconds so that every store computes the same. Bucket: when it is full again.
 * Window: when it ends, and what was taken in it.
 */
export type RateState = { readonly fullAt: number } | { readonly endsAt: number; readonly taken: number };

/** The limit in microseconds. The bucket's unit is rounded up: it never gives more than was asked for. */
export interface Measures {
  readonly isBucket: boolean;
  readonly limit: number;
  readonly window: number;
  readonly unit: number;
}

export const measures = ({ algorithm, limit, window }: RateLimit): Measures => {
  const whole = Math.max(1, Math.ceil(Duration.toMillis(Duration.fromInputUnsafe(window)) * 1_000));
  return {
    isBucket: algorithm === "tokenBucket",
    limit,
    window: whole,
    unit: Math.max(1, Math.ceil(whole / limit)),
  };
};

export interface Outcome {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Both in microseconds. */
  readonly resetAfter: number;
  readonly retryAfter: number;
  readonly state: RateState;
}

const takeFromBucket = ({ limit, unit }: Measures, now: number, cost: number, fullAt: number): Outcome => {
  const size = unit * limit;
  // A clock that went back must not make a bucket emptier than empty.
  const missing = Math.min(Math.max(fullAt - now, 0), size);
  const wanted = missing + cost * unit;
  const allowed = wanted <= size;
  const left = allowed ? wanted : missing;
  return {
    allowed,
    remaining: Math.floor((size - left) / unit),
    resetAfter: left,
    retryAfter: allowed ? 0 : Math.min(wanted - size, size),
    state: { fullAt: now + left },
  };
};

const takeFromWindow = (
  { limit, window }: Measures,
  now: number,
  cost: number,
  state: { readonly endsAt: number; readonly taken: number },
): Outcome => {
  // One that ends later than a whole window from now was counted by another clock or another limit.
  const goesOn = state.endsAt > now && state.endsAt - now <= window;
  const endsAt = goesOn ? state.endsAt : now + window;
  const before = goesOn ? state.taken : 0;
  const allowed = before + cost <= limit;
  const taken = allowed ? before + cost : before;
  const resetAfter = taken === 0 ? 0 : endsAt - now;
  return {
    allowed,
    remaining: Math.max(0, limit - taken),
    resetAfter,
    retryAfter: allowed ? 0 : taken === 0 ? window : resetAfter,
    state: { endsAt, taken },
  };
};

/**
 * Takes `cost` at `now` (microseconds since the epoch), all of it or nothing: what is refused costs nothing. More than
 * the limit is never allowed. The Lua of `RedisRateLimiter.ts` says the same; a test compares the two.
 */
export const take = (limit: Measures, now: number, cost: number, state: RateState | undefined): Outcome => {
  if (limit.isBucket) {
    const fullAt = state !== undefined && "fullAt" in state ? state.fullAt : 0;
    return takeFromBucket(limit, now, cost, fullAt);
  }
  return takeFromWindow(
    limit,
    now,
    cost,
    state !== undefined && "taken" in state ? state : { endsAt: 0, taken: 0 },
  );
};

/** Rounded up to milliseconds: whoever waits that long does not come too early. */
export const decisionOf = (limit: number, outcome: Omit<Outcome, "state">): RateDecision => ({
  allowed: outcome.allowed,
  limit,
  remaining: outcome.remaining,
  resetAfter: Duration.millis(Math.ceil(outcome.resetAfter / 1_000)),
  retryAfter: Duration.millis(Math.ceil(outcome.retryAfter / 1_000)),
  isDegraded: false,
});
