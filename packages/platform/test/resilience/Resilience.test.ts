import { assert, describe, it } from "@effect/vitest";
import { Data, Duration, Effect, Fiber, Ref, Schedule, Schema } from "effect";
import { TestClock } from "effect/testing";
import * as Bulkhead from "@atoll/platform/resilience/Bulkhead";
import { hedge } from "@atoll/platform/resilience/hedge";
import * as Resilience from "@atoll/platform/resilience/Resilience";
import * as retries from "@atoll/platform/resilience/retries";

class Broken extends Data.TaggedError("Broken")<{}> {}
class Refused extends Data.TaggedError("Refused")<{}> {}

/** What the effect comes to in the test's time, and how long that took. */
const inTime = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(Effect.timed(Effect.exit(effect)));
    yield* TestClock.adjust("1 minute");
    const [taken, exit] = yield* Fiber.join(fiber);
    return { milliseconds: Duration.toMillis(taken), outcome: yield* Effect.result(exit) };
  });

describe("a bulkhead", () => {
  it.effect("runs ten at once, in order, keeps some waiting and refuses the others", () =>
    Effect.gen(function* () {
      const bulkhead = Bulkhead.make("peer", { waiting: 5 });
      const running = yield* Ref.make(0);
      const order: Array<number> = [];
      const call = (index: number) =>
        Effect.gen(function* () {
          order.push(index);
          assert.isAtMost(yield* Ref.updateAndGet(running, (before) => before + 1), 10);
          yield* Effect.sleep("1 second");
          yield* Ref.update(running, (before) => before - 1);
        }).pipe(bulkhead.run("a"));
      const calls = yield* Effect.forEach(Array.from({ length: 15 }), (_, index) =>
        Effect.forkChild(call(index), { startImmediately: true }),
      );
      assert.strictEqual((yield* Effect.flip(call(15)))._tag, "BulkheadFull");
      yield* Effect.void.pipe(bulkhead.run("b"));
      const [, , third] = calls;
      if (third) yield* Fiber.interrupt(third);
      yield* Effect.forkChild(call(16), { startImmediately: true });
      yield* TestClock.adjust("5 seconds");
      assert.deepStrictEqual(order, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16]);
    }),
  );
});

describe("a hedge", () => {
  const answers = (...times: ReadonlyArray<number>) => {
    let calls = 0;
    const interrupted: Array<number> = [];
    const effect = Effect.suspend(() => {
      const index = calls++;
      return Effect.sleep(times[index] ?? 0).pipe(
        Effect.as(index),
        Effect.onInterrupt(() => Effect.sync(() => interrupted.push(index))),
      );
    });
    return { effect, calls: () => calls, interrupted };
  };

  it.effect("asks again after 100 ms and takes the first answer", () =>
    Effect.gen(function* () {
      const quick = answers(99);
      assert.deepInclude(yield* inTime(hedge()(quick.effect)), { milliseconds: 99 });
      assert.strictEqual(quick.calls(), 1);
      const second = answers(10_000, 20);
      const { milliseconds, outcome } = yield* inTime(hedge()(second.effect));
      assert.strictEqual(milliseconds, 120);
      assert.deepInclude(outcome, { _tag: "Success", success: 1 });
      assert.deepStrictEqual(second.interrupted, [0]);
      const first = answers(150, 10_000);
      assert.deepInclude(yield* inTime(hedge()(first.effect)), { milliseconds: 150 });
      assert.deepStrictEqual(first.interrupted, [1]);
    }),
  );

  it.effect("takes an early failure for the answer, and a late one only when both fail", () =>
    Effect.gen(function* () {
      let calls = 0;
      const failing = (times: ReadonlyArray<number>) =>
        Effect.suspend(() => Effect.andThen(Effect.sleep(times[calls++] ?? 0), new Broken()));
      const early = yield* inTime(hedge()(failing([50])));
      assert.strictEqual(early.milliseconds, 50);
      assert.strictEqual(calls, 1);
      calls = 0;
      const late = yield* inTime(hedge()(failing([150, 200])));
      assert.strictEqual(late.milliseconds, 300);
      assert.strictEqual(late.outcome._tag, "Failure");
    }),
  );
});

describe("the retries", () => {
  const presets = [
    ["brief", retries.brief, 2, 150],
    ["standard", retries.standard, 3, 700],
    ["patient", retries.patient, 5, 15_500],
    ["persistent", retries.persistent, 5, 3_100],
  ] as const;

  it.effect.each(presets)("%s", ([, schedule, more, pauses]) =>
    Effect.gen(function* () {
      const calls = yield* Ref.make(0);
      const failing = Effect.andThen(
        Ref.update(calls, (before) => before + 1),
        new Broken(),
      );
      const { milliseconds } = yield* inTime(Effect.retry(failing, schedule));
      assert.strictEqual(yield* Ref.get(calls), more + 1);
      assert.closeTo(milliseconds, pauses, pauses * 0.2 + 1);
    }),
  );
});

describe("a policy", () => {
  const spaced = Schedule.spaced("1 second").pipe(Schedule.upTo({ times: 3 }));

  it.effect("repeats what is transient, and counts a call once for the circuit", () =>
    Effect.gen(function* () {
      const policy = yield* Resilience.make({ name: "peer", retry: spaced });
      let calls = 0;
      const isTransient = (error: Broken | Refused) => error._tag === "Broken";
      const protect = Resilience.protect(policy, { key: "a", isTransient });
      const refused = yield* inTime(protect(Effect.suspend(() => (calls++, new Refused()))));
      assert.deepStrictEqual([calls, refused.milliseconds], [1, 0]);
      for (let times = 1; times <= 5; times++) {
        assert.strictEqual(yield* policy.circuit.state("a"), "closed");
        yield* protect(Effect.suspend(() => (calls++, new Broken()))).pipe(inTime);
        assert.strictEqual(calls, 1 + times * 4);
      }
      // A minute has passed since, so one is let through; it succeeds at its third attempt.
      let attempts = 0;
      const late = protect(
        Effect.suspend(() => (++attempts < 3 ? Effect.fail(new Broken()) : Effect.succeed("ok"))),
      );
      assert.deepInclude((yield* inTime(late)).outcome, { _tag: "Success", success: "ok" });
      assert.strictEqual(yield* policy.circuit.state("a"), "closed");
    }).pipe(Effect.scoped),
  );

  it.effect("ends a call after 30 s with all its attempts, and holds that against the peer", () =>
    Effect.gen(function* () {
      const policy = yield* Resilience.make({ name: "peer", retry: "none", circuit: { openFor: "1 hour" } });
      const call = Resilience.protect(policy)(Effect.never);
      for (let times = 0; times < 5; times++) {
        const { milliseconds, outcome } = yield* inTime(call);
        assert.strictEqual(milliseconds, 30_000);
        assert.isTrue(outcome._tag === "Failure" && outcome.failure._tag === "CallTimedOut");
      }
      const { milliseconds, outcome } = yield* inTime(call);
      assert.strictEqual(milliseconds, 0);
      assert.isTrue(outcome._tag === "Failure" && outcome.failure._tag === "CircuitOpen");
    }).pipe(Effect.scoped),
  );

  it.effect("refuses at once what waited for its turn when the circuit opens meanwhile", () =>
    Effect.gen(function* () {
      const policy = yield* Resilience.make({ name: "peer", retry: "none", bulkhead: { concurrent: 1 } });
      let calls = 0;
      const call = Resilience.protect(policy)(
        Effect.suspend(() => (calls++, Effect.andThen(Effect.sleep("1 second"), new Broken()))),
      );
      const fibers = yield* Effect.forEach(Array.from({ length: 20 }), () =>
        Effect.forkChild(Effect.flip(call)),
      );
      yield* TestClock.adjust("5 seconds");
      const failures = yield* Effect.forEach(fibers, Fiber.join);
      assert.strictEqual(calls, 5);
      assert.strictEqual(failures.filter(({ _tag }) => _tag === "CircuitOpen").length, 15);
    }).pipe(Effect.scoped),
  );

  const Peer = Schema.Array(
    Schema.Struct({ takes: Schema.Literals([0, 10, 90, 500, 9_000, 60_000]), hasFailed: Schema.Boolean }),
  );
  it.effect.prop(
    "never makes anybody wait longer than its time, nor calls more often than it may",
    [Peer],
    ([peer]) =>
      Effect.gen(function* () {
        const policy = yield* Resilience.make({ name: "peer", retry: spaced, hedgeAfter: "100 millis" });
        for (let call = 0; call < 4; call++) {
          let calls = 0;
          const effect = Effect.suspend(() => {
            const { takes, hasFailed } = peer[(call + calls++) % peer.length] ?? {
              takes: 0,
              hasFailed: true,
            };
            return Effect.andThen(
              Effect.sleep(takes),
              hasFailed ? Effect.fail(new Broken()) : Effect.succeed("ok"),
            );
          });
          const { milliseconds } = yield* inTime(Resilience.protect(policy)(effect));
          assert.isAtMost(milliseconds, 30_000);
          assert.isAtMost(calls, 8);
        }
      }).pipe(Effect.scoped),
  );
});
