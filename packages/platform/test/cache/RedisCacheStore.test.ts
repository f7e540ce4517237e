import { assert, layer } from "@effect/vitest";
import { Duration, Effect, Layer, Option, Ref, Schema } from "effect";
import * as Cache from "@atoll/platform/cache/Cache";
import { CacheStore, type Reading } from "@atoll/platform/cache/CacheStore";
import * as RedisCacheStore from "@atoll/platform/cache/RedisCacheStore";
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
import { cacheConformance } from "./cacheConformance.ts";

const truth = Effect.runSync(Ref.make(1));

/** A hub's cache of one number. */
const cacheOf = (name: string) =>
  Cache.make({ name, schema: Schema.Int, timeToLive: "1 minute", lookup: () => Ref.get(truth) });

const anotherHub = (name: string) =>
  Effect.map(Layer.build(RedisCacheStore.layer.pipe(Layer.provide(connection))), (context) =>
    Effect.provide(cacheOf(name), context),
  ).pipe(Effect.flatten);

const isHit = (reading: Effect.Effect<Reading>) => Effect.map(reading, ({ _tag }) => _tag === "Hit");

/** A store that has caught up with Redis: before that moment it knows nothing. */
const ready = Layer.effectDiscard(
  Effect.flatMap(CacheStore, (store) =>
    eventually(Effect.andThen(store.set("a", "", Duration.seconds(1)), isHit(store.read("a")))),
  ),
).pipe(Layer.provideMerge(RedisCacheStore.layer));

describeWithRedis("the cache in Redis", (program) => {
  cacheConformance("keeps what every cache promises", ready.pipe(Layer.provide(calmRedis(program))));

  layer(RedisCacheStore.layer.pipe(Layer.provideMerge(redis(program))), { excludeTestServices: true })(
    "when Redis goes",
    (it) => {
      const isKept = (cache: Cache.Cache<number>) =>
        eventually(Effect.andThen(cache.get("n"), Effect.map(cache.peek("n"), Option.isSome)));

      it.effect("is one for all hubs", () =>
        Effect.gen(function* () {
          const here = yield* cacheOf("shared");
          const there = yield* anotherHub("shared");
          yield* isKept(there);
          yield* here.set("n", 7);
          assert.strictEqual(yield* there.get("n"), 7);
          yield* there.remove("n");
          assert.strictEqual(yield* here.get("n"), 1);
        }),
      );

      it.effect("misses while Redis is frozen, and has removed on return what was to go", () =>
        Effect.gen(function* () {
          const server = yield* Server;
          const here = yield* cacheOf("frozen");
          const there = yield* anotherHub("frozen");
          yield* Ref.set(truth, 1);
          yield* isKept(here);
          yield* isKept(there);
          yield* server.freeze;
          yield* Ref.set(truth, 2);
          assert.isBelow(yield* timed(here.remove("n")), notBlocked);
          assert.isBelow(yield* timed(here.get("n")), notBlocked);
          assert.strictEqual(yield* here.get("n"), 2);
          assert.isBelow(yield* timed(there.get("n")), notBlocked);
          assert.strictEqual(yield* there.get("n"), 2);
          yield* server.thaw;
          yield* isKept(here);
          yield* isKept(there);
          assert.strictEqual(yield* here.get("n"), 2);
          assert.strictEqual(yield* there.get("n"), 2);
        }),
      );

      it.effect("is empty after a restart, and works without one of its own", () =>
        Effect.gen(function* () {
          const server = yield* Server;
          const here = yield* cacheOf("restarted");
          yield* isKept(here);
          yield* server.kill;
          yield* Ref.set(truth, 3);
          assert.strictEqual(yield* here.get("n"), 3);
          for (let index = 0; index < 1_200; index++) yield* here.remove(String(index));
          yield* server.startAgain;
          yield* isKept(here);
          assert.strictEqual(yield* here.get("n"), 3);
        }),
      );
    },
  );
});
