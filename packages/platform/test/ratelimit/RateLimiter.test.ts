import { assert, describe, it } from "@effect/vitest";
import { Duration, Schema } from "effect";
import { measures, type RateState, take } from "@atoll/platform/ratelimit/RateLimit";
import { RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import { rateLimiterConformance } from "./rateLimiterConformance.ts";

rateLimiterConformance("the rate limiter in memory", RateLimiter.layerMemory());

const within = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }));

const Calls = Schema.Array(Schema.Struct({ after: within(0, 90_000), cost: within(0, 4) }));

describe("a rate limit", () => {
  it.prop(
    "never gives more in any time than the limit and what came back in it",
    [within(1, 9), Calls],
    ([limit, calls]) => {
      const measured = measures({ algorithm: "tokenBucket", limit, window: Duration.minutes(1) });
      let state: RateState | undefined;
      let now = 1e15;
      const taken: Array<readonly [at: number, cost: number]> = [];
      for (const { after, cost } of calls) {
        now += after * 1_000;
        const outcome = take(measured, now, cost, state);
        state = outcome.state;
        if (outcome.allowed) taken.push([now, cost]);
        assert.isAtLeast(outcome.remaining, 0);
        assert.isAtMost(outcome.remaining, limit);
        if (!outcome.allowed && cost <= limit) {
          assert.isTrue(take(measured, now + outcome.retryAfter, cost, state).allowed);
          assert.isFalse(take(measured, now + outcome.retryAfter - 1, cost, state).allowed);
        }
      }
      taken.forEach(([from], first) => {
        let sum = 0;
        for (const [at, cost] of taken.slice(first)) {
          sum += cost;
          assert.isAtMost(sum, limit + Math.floor((at - from) / measured.unit) + 1e-9);
        }
      });
    },
  );

  it.prop("gives a window's limit once in a window", [within(1, 9), Calls], ([limit, calls]) => {
    const measured = measures({ algorithm: "fixedWindow", limit, window: Duration.minutes(1) });
    let state: RateState | undefined;
    let now = 1e15;
    const sums = new Map<number, number>();
    for (const { after, cost } of calls) {
      now += after * 1_000;
      const outcome = take(measured, now, cost, state);
      state = outcome.state;
      if (outcome.allowed && "endsAt" in state) {
        sums.set(state.endsAt, (sums.get(state.endsAt) ?? 0) + cost);
      }
    }
    for (const sum of sums.values()) assert.isAtMost(sum, limit);
  });

  it.prop(
    "is not made emptier than empty by a clock that goes back",
    [within(1, 9), within(0, 1e9)],
    ([limit, back]) => {
      for (const algorithm of ["tokenBucket", "fixedWindow"] as const) {
        const measured = measures({ algorithm, limit, window: Duration.minutes(1) });
        const { state } = take(measured, 1e15, limit, undefined);
        assert.isAtMost(take(measured, 1e15 - back, 1, state).resetAfter, measured.unit * limit);
      }
    },
  );
});
