import { assert, describe, it } from "@effect/vitest";
import { Effect, Option, Schema } from "effect";
import * as Cache from "@atoll/platform/cache/Cache";
import { CacheStore } from "@atoll/platform/cache/CacheStore";
import * as LruMap from "@atoll/platform/cache/LruMap";
import { cacheConformance } from "./cacheConformance.ts";

cacheConformance("the cache in memory", CacheStore.layerMemory());

describe("the cache in memory", () => {
  it.effect("forgets what was used least recently", () =>
    Effect.gen(function* () {
      const cache = yield* Cache.make({
        name: "numbers",
        schema: Schema.Int,
        timeToLive: "1 hour",
        lookup: () => Effect.succeed(0),
      });
      for (const key of ["a", "b", "c"]) yield* cache.set(key, 1);
      yield* cache.peek("a");
      yield* cache.set("d", 1);
      assert.deepStrictEqual(yield* cache.peek("b"), Option.none());
      for (const key of ["a", "c", "d"]) assert.deepStrictEqual(yield* cache.peek(key), Option.some(1));
    }).pipe(Effect.provide(CacheStore.layerMemory({ capacity: 3 }))),
  );

  it("never holds more than its capacity", () => {
    const map = LruMap.make<number>(10);
    for (let index = 0; index < 1_000; index++)
      map.set(String(index % 37), index, index % 5 === 0 ? 0 : 9e15);
    assert.isAtMost(map.size(), 10);
  });
});
