import { assert, layer } from "@effect/vitest";
import { Duration, Effect, type Layer } from "effect";
import { TestClock } from "effect/testing";
import { type RateDecision } from "@atoll/platform/ratelimit/RateLimit";
import { RateLimiter, type Take } from "@atoll/platform/ratelimit/RateLimiter";

let keys = 0;

/** Takes from a key of its own. */
const taker = (what: Omit<Take, "key" | "whenUnavailable">) =>
  Effect.map(RateLimiter, (limiter) => {
    const key = `k${++keys}`;
    return (cost = 1) => limiter.take({ ...what, key, cost, whenUnavailable: "deny" });
  });

const plain = ({ allowed, remaining, resetAfter, retryAfter }: RateDecision) => [
  allowed,
  remaining,
  Duration.toSeconds(resetAfter),
  Duration.toSeconds(retryAfter),
];

/** What a rate limiter promises over every store, by the test's clock. Each adapter's test runs all of it. */
export const rateLimiterConformance = <E>(name: string, limiter: Layer.Layer<RateLimiter, E>) =>
  layer(limiter)(name, (it) => {
    it.effect("gives a bucket back evenly, and says when", () =>
      Effect.gen(function* () {
        const take = yield* taker({ algorithm: "tokenBucket", limit: 3, window: "30 seconds" });
        assert.deepStrictEqual(plain(yield* take(0)), [true, 3, 0, 0]);
        assert.deepStrictEqual(plain(yield* take()), [true, 2, 10, 0]);
        assert.deepStrictEqual(plain(yield* take(2)), [true, 0, 30, 0]);
        assert.deepStrictEqual(plain(yield* take()), [false, 0, 30, 10]);
        yield* TestClock.adjust("9999 millis");
        assert.deepStrictEqual(plain(yield* take()), [false, 0, 20.001, 0.001]);
        yield* TestClock.adjust("1 millis");
        assert.deepStrictEqual(plain(yield* take()), [true, 0, 30, 0]);
        yield* TestClock.adjust("1 hour");
        assert.deepStrictEqual(plain(yield* take(4)), [false, 3, 0, 10]);
        assert.deepStrictEqual(plain(yield* take(3)), [true, 0, 30, 0]);
      }),
    );

    it.effect("counts a window from the first taken, and what is refused costs nothing", () =>
      Effect.gen(function* () {
        const take = yield* taker({ algorithm: "fixedWindow", limit: 5, window: "15 minutes" });
        assert.deepStrictEqual(plain(yield* take(0)), [true, 5, 0, 0]);
        yield* TestClock.adjust("1 minute");
        assert.deepStrictEqual(plain(yield* take(4)), [true, 1, 900, 0]);
        yield* TestClock.adjust("14 minutes");
        assert.deepStrictEqual(plain(yield* take(2)), [false, 1, 60, 60]);
        assert.deepStrictEqual(plain(yield* take()), [true, 0, 60, 0]);
        assert.deepStrictEqual(plain(yield* take()), [false, 0, 60, 60]);
        yield* TestClock.adjust("1 minute");
        assert.deepStrictEqual(plain(yield* take()), [true, 4, 900, 0]);
        yield* TestClock.adjust("2 days");
        assert.deepStrictEqual(plain(yield* take(6)), [false, 5, 0, 900]);
      }),
    );

    it.effect("keeps keys and algorithms apart", () =>
      Effect.gen(function* () {
        const limiter = yield* RateLimiter;
        const key = `shared${++keys}`;
        for (const algorithm of ["tokenBucket", "fixedWindow"] as const) {
          for (const id of [key, `${key} `, ""]) {
            const what = { algorithm, limit: 1, window: "1 hour", whenUnavailable: "deny" } as const;
            assert.isTrue((yield* limiter.take({ ...what, key: id })).allowed);
            assert.isFalse((yield* limiter.take({ ...what, key: id })).allowed);
          }
        }
      }),
    );

    it.effect("lets no more through than the limit, however many come at once", () =>
      Effect.gen(function* () {
        for (const algorithm of ["tokenBucket", "fixedWindow"] as const) {
          const take = yield* taker({ algorithm, limit: 50, window: "1 hour" });
          const decisions = yield* Effect.all(
            Array.from({ length: 200 }, () => take()),
            { concurrency: "unbounded" },
          );
          assert.strictEqual(decisions.filter(({ allowed }) => allowed).length, 50);
        }
      }),
    );
  });
