import { assert, describe, it } from "@effect/vitest";
import { Data, Duration, Effect, Fiber, Schema } from "effect";
import { TestClock } from "effect/testing";
import * as Circuit from "@atoll/platform/resilience/Circuit";
import * as Sample from "@atoll/platform/resilience/Sample";

class Broken extends Data.TaggedError("Broken")<{}> {}
class Refused extends Data.TaggedError("Refused")<{}> {}

const against = (error: Broken | Refused) => error._tag === "Broken";

/** Calls that fail or succeed as told, and say what came of it. */
const caller = Effect.fnUntraced(function* (options?: Circuit.CircuitOptions) {
  const circuit = yield* Circuit.make("peer", options);
  const call = (outcome: "ok" | "broken" | "refused" | "defect", key = "a") => {
    const effects = {
      ok: Effect.succeed("ok" as const),
      broken: new Broken(),
      refused: new Refused(),
      defect: Effect.die("defect"),
    };
    return effects[outcome].pipe(
      circuit.run(key, against),
      Effect.catchTags({
        Broken: () => Effect.succeed("broken" as const),
        Refused: () => Effect.succeed("refused" as const),
        CircuitOpen: (open) => Effect.succeed(open),
      }),
      Effect.catchDefect(() => Effect.succeed("defect" as const)),
    );
  };
  return { circuit, call };
});

const isOpen = (outcome: unknown) => outcome instanceof Circuit.CircuitOpen;

describe("a circuit", () => {
  it.effect("opens after five failures in a row, tries again after 30 s, and closes when that succeeds", () =>
    Effect.gen(function* () {
      const { circuit, call } = yield* caller();
      for (const outcome of ["broken", "broken", "broken", "broken", "ok"] as const) yield* call(outcome);
      for (let times = 0; times < 4; times++) assert.strictEqual(yield* call("broken"), "broken");
      assert.strictEqual(yield* circuit.state("a"), "closed");
      assert.strictEqual(yield* call("defect"), "defect");
      assert.strictEqual(yield* circuit.state("a"), "open");
      yield* TestClock.adjust("10 seconds");
      const refused = yield* call("ok");
      assert.isTrue(isOpen(refused) && Duration.toSeconds(refused.retryAfter) === 20);
      assert.strictEqual(yield* call("ok", "another"), "ok");
      yield* TestClock.adjust("20 seconds");
      assert.strictEqual(yield* call("broken"), "broken");
      assert.isTrue(isOpen(yield* call("ok")));
      yield* TestClock.adjust("30 seconds");
      assert.strictEqual(yield* call("ok"), "ok");
      assert.strictEqual(yield* circuit.state("a"), "closed");
    }).pipe(Effect.scoped),
  );

  it.effect("lets one call through at a time when it tries again", () =>
    Effect.gen(function* () {
      const { circuit } = yield* caller({ trip: Circuit.consecutive(1) });
      const run = circuit.run("a", against);
      yield* Effect.flip(run(new Broken()));
      yield* TestClock.adjust("30 seconds");
      const trial = yield* Effect.forkChild(run(Effect.sleep("1 second")));
      yield* TestClock.adjust(0);
      assert.strictEqual(yield* circuit.state("a"), "halfOpen");
      assert.strictEqual((yield* Effect.flip(run(Effect.void)))._tag, "CircuitOpen");
      // Given up, it says nothing about the peer: the next one tries.
      yield* Fiber.interrupt(trial);
      yield* run(Effect.void);
      assert.strictEqual(yield* circuit.state("a"), "closed");
    }).pipe(Effect.scoped),
  );

  it.effect("does not hold the peer's answers against it", () =>
    Effect.gen(function* () {
      const { circuit, call } = yield* caller({ trip: Circuit.consecutive(2) });
      for (let times = 0; times < 5; times++) yield* call("refused");
      yield* call("broken");
      yield* call("refused");
      yield* call("broken");
      assert.strictEqual(yield* circuit.state("a"), "closed");
    }).pipe(Effect.scoped),
  );

  it.effect("can be opened and closed by hand", () =>
    Effect.gen(function* () {
      const { circuit, call } = yield* caller();
      yield* circuit.isolate("a");
      yield* TestClock.adjust("1 hour");
      assert.isTrue(isOpen(yield* call("ok")));
      assert.strictEqual(yield* circuit.state("a"), "isolated");
      assert.strictEqual(yield* call("ok", "b"), "ok");
      yield* circuit.release("a");
      assert.strictEqual(yield* call("ok"), "ok");
    }).pipe(Effect.scoped),
  );

  it.effect("opens when a fifth of the last hundred failed", () =>
    Effect.gen(function* () {
      const { circuit, call } = yield* caller({ trip: Circuit.count() });
      for (let times = 0; times < 99; times++) yield* call(times < 19 ? "broken" : "ok");
      assert.strictEqual(yield* circuit.state("a"), "closed");
      yield* call("broken");
      assert.strictEqual(yield* circuit.state("a"), "open");
    }).pipe(Effect.scoped),
  );

  it.effect(
    "opens when a fifth of the calls of 30 s failed, if there were enough, and starts anew after",
    () =>
      Effect.gen(function* () {
        const { circuit, call } = yield* caller({ trip: Circuit.sampling() });
        for (let times = 0; times < 24; times++) yield* call("broken");
        assert.strictEqual(yield* circuit.state("a"), "closed");
        yield* TestClock.adjust("31 seconds");
        for (let times = 0; times < 20; times++) yield* call("ok");
        for (let times = 0; times < 4; times++) yield* call("broken");
        assert.strictEqual(yield* circuit.state("a"), "closed");
        yield* call("broken");
        assert.strictEqual(yield* circuit.state("a"), "open");
        yield* TestClock.adjust("30 seconds");
        yield* call("broken");
        assert.isTrue(isOpen(yield* call("ok")));
        yield* TestClock.adjust("30 seconds");
        yield* call("ok");
        for (let times = 0; times < 20; times++) yield* call("broken");
        assert.strictEqual(yield* circuit.state("a"), "closed");
      }).pipe(Effect.scoped),
  );

  const Calls = Schema.Array(
    Schema.Struct({ after: Schema.Literals([0, 100, 3_000, 40_000]), hasFailed: Schema.Boolean }),
  );
  it.prop(
    "samples no call older than its window, and every call of nine tenths of it",
    [Calls],
    ([calls]) => {
      const sample = Sample.make(30_000);
      const all: Array<{ readonly at: number; readonly hasFailed: boolean }> = [];
      let now = 1_000_000;
      for (const { after, hasFailed } of calls) {
        now += after;
        all.push({ at: now, hasFailed });
        const since = (time: number) => all.filter(({ at }) => at > now - time);
        const sums = sample.count(now, hasFailed);
        assert.isAtMost(sums.calls, since(30_000).length);
        assert.isAtLeast(sums.calls, since(27_000).length);
        assert.isAtMost(sums.failures, since(30_000).filter((each) => each.hasFailed).length);
        assert.isAtMost(sums.failures, sums.calls);
      }
    },
  );
});
