import { assert, it } from "@effect/vitest";
import { Effect, Exit, Layer, Ref, Scope } from "effect";
import { TestClock } from "effect/testing";
import { Unheard } from "../../src/identity/Unheard.ts";

/** The service, what it has done so far, and its end. */
const setUp = Effect.gen(function* () {
  const scope = yield* Scope.make();
  const unheard = yield* Effect.provide(Unheard, yield* Layer.buildWithScope(Unheard.layer, scope));
  const done = yield* Ref.make(0);
  const work = Ref.update(done, (count) => count + 1);
  return { begin: unheard.begin(work), done: Ref.get(done), end: Scope.close(scope, Exit.void) };
});

it.effect("what nobody is to hear of begins a while after the answer, at a time by chance", () =>
  Effect.gen(function* () {
    const { begin, done } = yield* setUp;
    yield* Effect.replicateEffect(begin, 40);
    yield* TestClock.adjust("49 millis");
    assert.strictEqual(yield* done, 0);
    yield* TestClock.adjust("100 millis");
    const halfway = yield* done;
    assert.isAbove(halfway, 0);
    assert.isBelow(halfway, 40);
    yield* TestClock.adjust("101 millis");
    assert.strictEqual(yield* done, 40);
  }),
);

it.effect("a process that ends has done what it was asked for", () =>
  Effect.gen(function* () {
    const { begin, done, end } = yield* setUp;
    yield* Effect.replicateEffect(begin, 10);
    yield* end;
    assert.strictEqual(yield* done, 10);
  }),
);
