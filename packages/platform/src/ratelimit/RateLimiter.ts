import { Clock, Context, Duration, Effect, Layer } from "effect";
import * as LruMap from "../cache/LruMap.ts";
import {
  decisionOf,
  measures,
  type RateDecision,
  type RateLimit,
  type RateState,
  take,
} from "./RateLimit.ts";

export interface Take extends RateLimit {
  /** Who, and for what: `login:10.0.0.1`. The same key with another algorithm counts apart. */
  readonly key: string;
  /** How much this call takes, a whole number from 0, which only looks; 1 when absent. */
  readonly cost?: number;
  /**
   * What to answer when the store cannot be asked: let it through, refuse it, or count in this process meanwhile. For
   * what protects the hub `allow`, for what protects a secret `deny`, or `local` where nobody may be shut out.
   */
  readonly whenUnavailable: "allow" | "deny" | "local";
}

/**
 * Counts what is done under a key, over all hubs that share the store. Each decision is atomic: of many takers at the
 * same time no more are let through than the limit says.
 */
export class RateLimiter extends Context.Service<
  RateLimiter,
  {
    /** Decides at once, and never fails: see `Take.whenUnavailable`. */
    readonly take: (what: Take) => Effect.Effect<RateDecision>;
  }
>()("@atoll/platform/ratelimit/RateLimiter") {
  /**
   * In this process; of more keys than `capacity` (100 000) the one not taken from for the longest time is forgotten,
   * which gives it its whole limit back.
   */
  static readonly layerMemory = (options: { readonly capacity?: number } = {}) =>
    Layer.sync(RateLimiter, () => makeMemory(options.capacity ?? 100_000));
}

export const makeMemory = (capacity: number): RateLimiter["Service"] => {
  const states = LruMap.make<RateState>(capacity);
  return {
    take: ({ key, cost = 1, ...limit }) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        const id = `${limit.algorithm}:${key}`;
        const outcome = take(measures(limit), now * 1_000, cost, states.get(id, now));
        if (outcome.allowed) states.set(id, outcome.state, now + Math.ceil(outcome.resetAfter / 1_000));
        return decisionOf(limit.limit, outcome);
      }),
  };
};

/** What is answered without asking. */
export const unasked = (limit: number, allowed: boolean): RateDecision => ({
  allowed,
  limit,
  remaining: allowed ? limit : 0,
  resetAfter: Duration.zero,
  retryAfter: allowed ? Duration.zero : Duration.seconds(1),
  isDegraded: true,
});
