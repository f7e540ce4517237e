import { assert, it } from "@effect/vitest";
import { Clock, Effect, Fiber } from "effect";
import { TestClock } from "effect/testing";
import { Wakeups } from "../../src/wakeups/Wakeups.ts";

/** How long the effect took, in milliseconds. */
const took = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const start = yield* Clock.currentTimeMillis;
    yield* effect;
    return (yield* Clock.currentTimeMillis) - start;
  });

it.layer(Wakeups.layerMemory)("Wakeups", (it) => {
  it.effect("wakes everyone who waits for the topic, and nobody else", () =>
    Effect.gen(function* () {
      const wakeups = yield* Wakeups;
      const first = yield* Effect.forkChild(took(wakeups.await("a", "20 seconds")));
      const second = yield* Effect.forkChild(took(wakeups.await("a", "20 seconds")));
      const other = yield* Effect.forkChild(took(wakeups.await("b", "20 seconds")));
      yield* TestClock.adjust("1 second");
      yield* wakeups.notify("a");
      yield* TestClock.adjust("30 seconds");
      assert.strictEqual(yield* Fiber.join(first), 1_000);
      assert.strictEqual(yield* Fiber.join(second), 1_000);
      assert.strictEqual(yield* Fiber.join(other), 20_000);
    }),
  );

  it.effect("misses nothing between the reading and the waiting", () =>
    Effect.gen(function* () {
      const wakeups = yield* Wakeups;
      const waited = yield* wakeups.listen("c", (woken) =>
        Effect.andThen(wakeups.notify("c"), took(woken("20 seconds"))),
      );
      assert.strictEqual(waited, 0);
    }),
  );

  it.effect("sleeps again after it was woken", () =>
    Effect.gen(function* () {
      const wakeups = yield* Wakeups;
      const waits = wakeups.listen("d", (woken) =>
        Effect.gen(function* () {
          yield* wakeups.notify("d");
          yield* woken("20 seconds");
          return yield* took(woken("2 seconds"));
        }),
      );
      const fiber = yield* Effect.forkChild(waits);
      yield* TestClock.adjust("5 seconds");
      assert.strictEqual(yield* Fiber.join(fiber), 2_000);
    }),
  );
});
