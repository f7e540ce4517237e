import { monitorEventLoopDelay } from "node:perf_hooks";
import { assert, layer } from "@effect/vitest";
import { Context, Effect, Fiber, Layer, Option, Ref, Schema } from "effect";
import * as Cache from "@atoll/platform/cache/Cache";
import * as RedisCacheStore from "@atoll/platform/cache/RedisCacheStore";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import * as RedisInvalidations from "@atoll/platform/invalidations/RedisInvalidations";
import { RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import * as RedisRateLimiter from "@atoll/platform/ratelimit/RedisRateLimiter";
import { describeWithRedis } from "../support/describeWithRedis.ts";
import { connection, eventually, notBlocked, redis, Server } from "../support/redisLayers.ts";

const keys = ["a", "b", "c"];
const ports = Layer.mergeAll(RedisCacheStore.layer, RedisRateLimiter.layer(), RedisInvalidations.layer);

/** What counts is in a map of its own, as it would be in the database; every write is a new version. */
const truth = new Map(keys.map((key) => [key, 0]));
const current = (key: string) => truth.get(key) ?? 0;

/** A hub with two copies of the truth: one shared in Redis, one of its own that others tell it to forget. */
const makeHub = Effect.gen(function* () {
  const context = yield* Layer.build(ports.pipe(Layer.provide(connection)));
  const invalidations = Context.get(context, Invalidations);
  const cache = yield* Cache.make({
    name: "truth",
    schema: Schema.Int,
    timeToLive: "1 minute",
    // Between reading and keeping there is time for a change.
    lookup: (key) =>
      Effect.tap(
        Effect.sync(() => current(key)),
        Effect.sleep(1),
      ),
  }).pipe(Effect.provide(context));
  const own = new Map<string, number>();
  yield* invalidations.subscribe("truth", (invalidation) =>
    Effect.sync(() => (invalidation._tag === "Key" ? own.delete(invalidation.key) : own.clear())),
  );
  return {
    cache,
    invalidations,
    own,
    limiter: Context.get(context, RateLimiter),
  };
});
type Hub = Effect.Success<typeof makeHub>;

const slowest = { value: 0 };
const watched = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const start = performance.now();
    return Effect.tap(effect, () =>
      Effect.sync(() => void (slowest.value = Math.max(slowest.value, performance.now() - start))),
    );
  });

describeWithRedis("Redis gone, again and again", (program) => {
  layer(redis(program), { excludeTestServices: true })("(R13)", (it) => {
    it.effect("degrades, never corrupts, never blocks, and recovers by itself", () =>
      Effect.gen(function* () {
        const server = yield* Server;
        // A busy machine lets the whole process wait: that is not Redis' doing.
        const lag = monitorEventLoopDelay({ resolution: 10 });
        lag.enable();
        const hubs = [yield* makeHub, yield* makeHub];
        const counts = { degraded: 0, counted: 0, reads: 0 };

        const write = Effect.fnUntraced(function* (hub: Hub, key: string) {
          truth.set(key, current(key) + 1);
          yield* watched(hub.cache.remove(key));
          yield* watched(hub.invalidations.publish("truth", key));
        });
        const read = Effect.fnUntraced(function* (hub: Hub, key: string) {
          const value = yield* watched(hub.cache.get(key));
          assert.isAtMost(value, current(key));
          counts.reads++;
          if (yield* hub.invalidations.isListening) hub.own.set(key, value);
        });
        /** Whoever changed it never reads what was before, whatever Redis does. */
        const writeAndRead = Effect.fnUntraced(function* (hub: Hub, key: string) {
          yield* write(hub, key);
          const known = current(key);
          assert.isAtLeast(yield* watched(hub.cache.get(key)), known);
        });
        const limit = Effect.fnUntraced(function* (hub: Hub) {
          const decision = yield* watched(
            hub.limiter.take({
              algorithm: "fixedWindow",
              limit: 1_000_000,
              window: "1 hour",
              key: "all",
              whenUnavailable: "allow",
            }),
          );
          assert.isTrue(decision.allowed);
          if (decision.isDegraded) counts.degraded++;
          else counts.counted++;
        });
        const isOver = yield* Ref.make(false);
        const busy = Effect.forEach(
          hubs.flatMap((hub) => keys.map((key) => [hub, key] as const)),
          ([hub, key]) =>
            Effect.gen(function* () {
              while (!(yield* Ref.get(isOver))) {
                yield* read(hub, key);
                yield* writeAndRead(hub, key);
                yield* limit(hub);
                yield* Effect.sleep(2);
              }
            }),
          { concurrency: "unbounded", discard: true },
        );
        const work = yield* Effect.forkChild(busy);
        for (let round = 0; round < 3; round++) {
          yield* Effect.sleep(150);
          yield* server.freeze;
          yield* Effect.sleep(250);
          yield* server.thaw;
          yield* Effect.sleep(250);
          yield* server.kill;
          yield* Effect.sleep(100);
          yield* server.startAgain;
        }
        yield* Effect.sleep(300);
        yield* Ref.set(isOver, true);
        yield* Fiber.join(work);
        lag.disable();
        // A call is a few commands at most (look, then fill).
        assert.isBelow(slowest.value, notBlocked + lag.max / 1_000_000);
        assert.isAbove(counts.degraded, 10);
        assert.isAbove(counts.counted, 10);
        for (const hub of hubs) {
          yield* eventually(hub.invalidations.isListening);
          yield* eventually(
            Effect.andThen(hub.cache.get("a"), Effect.map(hub.cache.peek("a"), Option.isSome)),
          );
          for (const key of keys) {
            assert.strictEqual(yield* hub.cache.get(key), current(key));
            assert.strictEqual(hub.own.get(key) ?? current(key), current(key));
          }
        }
      }),
    );
  });
});
