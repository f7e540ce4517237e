import { assert, layer } from "@effect/vitest";
import { Deferred, Effect, Fiber, type Layer, Option, Ref, Schema } from "effect";
import * as Cache from "@atoll/platform/cache/Cache";
import type { CacheStore } from "@atoll/platform/cache/CacheStore";

const Island = Schema.Struct({ name: Schema.String, birds: Schema.BigInt });

class Unknown extends Schema.TaggedError<Unknown>()("Unknown", {}) {}

let names = 0;

/** A cache of its own name whose lookups are counted and can be held. */
const counted = Effect.gen(function* () {
  const lookups = yield* Ref.make(0);
  const gate = yield* Ref.make<Effect.Effect<void>>(Effect.void);
  const cache = yield* Cache.make({
    name: `islands${++names}`,
    schema: Island,
    timeToLive: "10 seconds",
    lookup: Effect.fnUntraced(function* (key: string) {
      const count = yield* Ref.updateAndGet(lookups, (before) => before + 1);
      yield* Effect.flatten(Ref.get(gate));
      return { name: `${key} ${count}`, birds: BigInt(count) };
    }),
  });
  return { cache, lookups: Ref.get(lookups), gate };
});

/** What a cache promises over every store, in real time. Each adapter's test runs all of it. */
export const cacheConformance = <E>(name: string, store: Layer.Layer<CacheStore, E>) =>
  layer(store, { excludeTestServices: true })(name, (it) => {
    it.effect("looks up once, and gives back what the schema says", () =>
      Effect.gen(function* () {
        const { cache, lookups } = yield* counted;
        assert.deepStrictEqual(yield* cache.peek("Dream"), Option.none());
        const first = yield* cache.get("Dream");
        assert.deepStrictEqual(first, { name: "Dream 1", birds: 1n });
        assert.deepStrictEqual(yield* cache.get("Dream"), first);
        assert.deepStrictEqual(yield* cache.peek("Dream"), Option.some(first));
        assert.strictEqual((yield* cache.get("Biscoe")).name, "Biscoe 2");
        assert.strictEqual(yield* lookups, 2);
      }),
    );

    it.effect("keeps caches of different names apart, and keys of any text", () =>
      Effect.gen(function* () {
        const { cache: one } = yield* counted;
        const { cache: other } = yield* counted;
        for (const key of ["", "a:b", "{x}", "é\n", "k".repeat(2_000)]) {
          yield* one.set(key, { name: "one", birds: 0n });
          assert.isTrue(Option.isSome(yield* one.peek(key)));
          assert.isTrue(Option.isNone(yield* other.peek(key)));
        }
      }),
    );

    it.effect("lets go of a value when its time is over", () =>
      Effect.gen(function* () {
        const cache = yield* Cache.make({
          name: `short${++names}`,
          schema: Schema.Int,
          timeToLive: "40 millis",
          lookup: () => Effect.succeed(1),
        });
        yield* cache.set("a", 7);
        assert.strictEqual(yield* cache.get("a"), 7);
        yield* Effect.sleep("60 millis");
        assert.strictEqual(yield* cache.get("a"), 1);
      }),
    );

    it.effect("looks up once for all who miss at the same time", () =>
      Effect.gen(function* () {
        const { cache, lookups, gate } = yield* counted;
        const opened = yield* Deferred.make<void>();
        yield* Ref.set(gate, Deferred.await(opened));
        const callers = yield* Effect.forEach(Array.from({ length: 50 }), () =>
          Effect.forkChild(cache.get("Dream")),
        );
        // The one that began it gives up: the others get their answer all the same.
        yield* Effect.sleep("20 millis");
        const [first, ...others] = callers;
        if (first) yield* Fiber.interrupt(first);
        yield* Deferred.succeed(opened, undefined);
        const answers = yield* Effect.forEach(others, Fiber.join);
        assert.isTrue(answers.every((answer) => answer.name === "Dream 1"));
        assert.strictEqual(yield* lookups, 1);
      }),
    );

    it.effect("does not keep failures", () =>
      Effect.gen(function* () {
        const calls = yield* Ref.make(0);
        const cache = yield* Cache.make({
          name: `fails${++names}`,
          schema: Schema.Int,
          timeToLive: "10 seconds",
          lookup: () =>
            Effect.flatMap(
              Ref.updateAndGet(calls, (before) => before + 1),
              (count) => (count === 1 ? Effect.fail(new Unknown()) : Effect.succeed(count)),
            ),
        });
        assert.strictEqual((yield* Effect.flip(cache.get("a")))._tag, "Unknown");
        assert.strictEqual(yield* cache.get("a"), 2);
      }),
    );

    it.effect("never keeps what was looked up before a removal or a set", () =>
      Effect.gen(function* () {
        const { cache, lookups, gate } = yield* counted;
        const held = yield* Deferred.make<void>();
        yield* Ref.set(gate, Deferred.await(held));
        const before = yield* Effect.forkChild(cache.get("Dream"));
        const early = yield* Effect.forkChild(cache.get("Biscoe"));
        yield* Effect.sleep("20 millis");
        yield* Ref.set(gate, Effect.void);
        yield* cache.remove("Dream");
        yield* cache.set("Biscoe", { name: "Biscoe, set", birds: 0n });
        assert.strictEqual((yield* cache.get("Dream")).name, "Dream 3");
        yield* Deferred.succeed(held, undefined);
        yield* Fiber.join(before);
        yield* Fiber.join(early);
        assert.strictEqual((yield* cache.get("Dream")).name, "Dream 3");
        assert.strictEqual((yield* cache.get("Biscoe")).name, "Biscoe, set");
        assert.strictEqual(yield* lookups, 3);
      }),
    );

    it.effect("looks up again what another release wrote", () =>
      Effect.gen(function* () {
        const name = `versions${++names}`;
        const old = yield* Cache.make({
          name,
          schema: Schema.String,
          timeToLive: "10 seconds",
          lookup: () => Effect.succeed("old"),
        });
        const current = yield* Cache.make({
          name,
          schema: Schema.Int,
          timeToLive: "10 seconds",
          lookup: () => Effect.succeed(2),
        });
        yield* old.get("a");
        assert.deepStrictEqual(yield* current.peek("a"), Option.none());
        assert.strictEqual(yield* current.get("a"), 2);
        assert.strictEqual(yield* current.get("a"), 2);
        assert.deepStrictEqual(yield* current.peek("a"), Option.some(2));
      }),
    );
  });
