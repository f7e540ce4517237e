import { randomUUID } from "node:crypto";
import { assert, layer } from "@effect/vitest";
import { Clock, Duration, Effect, Layer, Schema } from "effect";
import { TestClock } from "effect/testing";
import { makeMemory, RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import * as RedisRateLimiter from "@atoll/platform/ratelimit/RedisRateLimiter";
import { describeWithRedis } from "../support/describeWithRedis.ts";
import {
  calmRedis,
  connection,
  eventually,
  notBlocked,
  redis,
  Server,
  timed,
} from "../support/redisLayers.ts";
import { rateLimiterConformance } from "./rateLimiterConformance.ts";

const within = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }));

const Call = Schema.Struct({
  after: Schema.Literals([0, 0, 1, 999, 20_000, 61_000, 4_000_000]),
  key: Schema.Literals(["a", "b"]),
  algorithm: Schema.Literals(["tokenBucket", "fixedWindow"]),
  limit: Schema.Literals([1, 3, 7, 100]),
  window: Schema.Literals([60_000, 61_001, 3_600_000]),
  cost: within(0, 8),
});

const byTestClock = RedisRateLimiter.layer({ now: Clock.currentTimeMillis });

describeWithRedis("the rate limiter in Redis", (program) => {
  rateLimiterConformance(
    "keeps what every one promises",
    byTestClock.pipe(Layer.provide(calmRedis(program))),
  );

  layer(byTestClock.pipe(Layer.provide(calmRedis(program))))("beside the one in memory", (it) => {
    it.effect.prop("answers the same to the same calls", [Schema.Array(Call)], ([calls]) =>
      Effect.gen(function* () {
        const inRedis = yield* RateLimiter;
        const inMemory = makeMemory(1_000);
        const run = randomUUID();
        for (const { after, key, window, ...what } of calls) {
          yield* TestClock.adjust(after);
          const call = {
            ...what,
            key: `${run}${key}`,
            window: Duration.millis(window),
            whenUnavailable: "deny",
          } as const;
          assert.deepStrictEqual(yield* inRedis.take(call), yield* inMemory.take(call));
        }
      }),
    );
  });

  layer(RedisRateLimiter.layer().pipe(Layer.provideMerge(redis(program))), { excludeTestServices: true })(
    "when Redis goes",
    (it) => {
      const limit = { algorithm: "tokenBucket", limit: 2, window: "1 hour" } as const;

      it.effect("counts over all hubs, by the clock of Redis", () =>
        Effect.gen(function* () {
          const here = yield* RateLimiter;
          const there = yield* RateLimiter.pipe(
            Effect.provide(yield* Layer.build(RedisRateLimiter.layer().pipe(Layer.provide(connection)))),
          );
          const what = { ...limit, key: "both", whenUnavailable: "deny" } as const;
          assert.isTrue((yield* here.take(what)).allowed);
          const second = yield* there.take(what);
          assert.isTrue(second.allowed);
          assert.closeTo(Duration.toMinutes(second.resetAfter), 60, 1);
          assert.isFalse((yield* here.take(what)).allowed);
        }),
      );

      it.effect("answers in time what the caller chose, and counts again when Redis is back", () =>
        Effect.gen(function* () {
          const server = yield* Server;
          const limiter = yield* RateLimiter;
          const take = (whenUnavailable: "allow" | "deny" | "local") =>
            limiter.take({ ...limit, key: "away", whenUnavailable });
          yield* take("deny");
          for (const [go, back] of [
            [server.freeze, server.thaw],
            [server.kill, server.startAgain],
          ] as const) {
            yield* go;
            assert.isBelow(yield* timed(take("allow")), notBlocked);
            assert.deepInclude(yield* take("allow"), { allowed: true, isDegraded: true });
            const denied = yield* take("deny");
            assert.deepInclude(denied, { allowed: false, remaining: 0, isDegraded: true });
            assert.isAbove(Duration.toMillis(denied.retryAfter), 0);
            yield* take("local");
            yield* take("local");
            assert.deepInclude(yield* take("local"), { allowed: false, isDegraded: true });
            yield* back;
            yield* eventually(Effect.map(take("deny"), ({ isDegraded }) => !isDegraded));
          }
        }),
      );
    },
  );
});
