import { assert, describe, it } from "@effect/vitest";
import { Deferred, Effect, Exit, Fiber, Scope } from "effect";
import { TestClock } from "effect/testing";
import * as GroupCommit from "../../src/engine/GroupCommit.ts";

/** A group whose flushes end when the test says so, and what they carried. */
const held = Effect.fnUntraced(function* (
  options: Partial<Omit<GroupCommit.GroupCommitOptions<string, string, string, never>, "flush">> = {},
) {
  const flushes: Array<{
    readonly carried: ReadonlyArray<string>;
    readonly end: Deferred.Deferred<void, string>;
  }> = [];
  const group = yield* GroupCommit.make({
    ...options,
    flush: (operations: ReadonlyArray<string>) =>
      Effect.suspend(() => {
        const end = Deferred.makeUnsafe<void, string>();
        flushes.push({ carried: operations, end });
        return Effect.as(
          Deferred.await(end),
          operations.map((operation) => operation.toUpperCase()),
        );
      }),
  });
  const settle = Effect.repeat(Effect.yieldNow, { times: 20 });
  const submit = (operation: string) => Effect.forkChild(group.submit(operation), { startImmediately: true });
  return {
    group,
    submit,
    settle,
    carried: () => flushes.map(({ carried }) => carried),
    end: (flush: number, exit: Exit.Exit<void, string> = Exit.void) =>
      Effect.suspend(() => {
        const wanted = flushes[flush];
        return wanted === undefined ? Effect.die("no such flush") : Deferred.done(wanted.end, exit);
      }).pipe(Effect.andThen(settle)),
  };
});

describe("GroupCommit", () => {
  it.effect(
    "carries what is ready together, and what comes meanwhile with the next, each with its answer",
    () =>
      Effect.gen(function* () {
        const { submit, settle, carried, end } = yield* held({ lanes: 1 });
        const first = yield* Effect.forEach(["a", "b", "c"], submit);
        yield* settle;
        const later = yield* Effect.forEach(["d", "e"], submit);
        yield* settle;
        assert.deepStrictEqual(carried(), [["a", "b", "c"]]);
        yield* end(0);
        assert.deepStrictEqual(carried(), [
          ["a", "b", "c"],
          ["d", "e"],
        ]);
        yield* end(1);
        assert.deepStrictEqual(yield* Effect.forEach([...first, ...later], Fiber.join), [
          "A",
          "B",
          "C",
          "D",
          "E",
        ]);
      }),
  );

  it.effect("has as many flushes under way as it has lanes, of so many operations and so much weight", () =>
    Effect.gen(function* () {
      const { submit, settle, carried, end } = yield* held({
        lanes: 2,
        maxBatch: 3,
        weigh: (operation) => operation.length,
        maxWeight: 4,
      });
      const operations = ["a", "b", "c", "dd", "ee", "f", "gggggg", "h"];
      const fibers = yield* Effect.forEach(operations, submit);
      yield* settle;
      yield* submit("i").pipe(Effect.andThen(settle));
      assert.deepStrictEqual(carried(), [
        ["a", "b", "c"],
        ["dd", "ee"],
      ]);
      yield* end(1);
      yield* end(0);
      yield* end(2);
      yield* end(3);
      yield* end(4);
      assert.deepStrictEqual(carried(), [["a", "b", "c"], ["dd", "ee"], ["f"], ["gggggg"], ["h", "i"]]);
      assert.deepStrictEqual(
        yield* Effect.forEach(fibers, Fiber.join),
        operations.map((operation) => operation.toUpperCase()),
      );
    }),
  );

  it.effect("lets others have their turn while it answers many", () =>
    Effect.gen(function* () {
      const { submit, settle, end } = yield* held();
      let answered = 0;
      const fibers = yield* Effect.forEach(Array.from({ length: 100 }, String), (operation) =>
        Effect.map(submit(operation), (fiber) => fiber.addObserver(() => answered++)),
      );
      yield* settle;
      const seen = new Set<number>();
      const others = Effect.forever(
        Effect.andThen(
          Effect.sync(() => seen.add(answered)),
          Effect.yieldNow,
        ),
      );
      yield* Effect.forkChild(others, { startImmediately: true });
      yield* end(0);
      assert.strictEqual(answered, fibers.length);
      assert.isAtLeast(seen.size, 4);
    }),
  );

  it.effect("withdraws what still waits, and waits for what is under way", () =>
    Effect.gen(function* () {
      const { submit, settle, carried, end } = yield* held({ lanes: 1 });
      const running = yield* submit("running");
      yield* settle;
      const waiting = yield* submit("waiting");
      const kept = yield* submit("kept");
      yield* Fiber.interrupt(waiting);
      const stop = yield* Effect.forkChild(Fiber.interrupt(running), { startImmediately: true });
      yield* settle;
      assert.isUndefined(stop.pollUnsafe());
      yield* end(0);
      assert.isDefined(stop.pollUnsafe());
      yield* end(1);
      assert.deepStrictEqual(carried(), [["running"], ["kept"]]);
      assert.strictEqual(yield* Fiber.join(kept), "KEPT");
    }),
  );

  it.effect("goes on after a flush that failed, and says so to those it carried only", () =>
    Effect.gen(function* () {
      const { submit, settle, end } = yield* held({ lanes: 1 });
      const refused = yield* submit("refused");
      yield* settle;
      const next = yield* submit("next");
      yield* end(0, Exit.fail("no"));
      yield* end(1);
      assert.strictEqual(yield* Effect.flip(Fiber.join(refused)), "no");
      assert.strictEqual(yield* Fiber.join(next), "NEXT");
    }),
  );

  it.effect("is settled when what is under way has ended, whatever has come since", () =>
    Effect.gen(function* () {
      const { group, submit, settle, end } = yield* held({ lanes: 1 });
      yield* group.settled;
      yield* submit("now");
      yield* settle;
      const settled = yield* Effect.forkChild(group.settled, { startImmediately: true });
      yield* submit("later");
      yield* settle;
      assert.isUndefined(settled.pollUnsafe());
      yield* end(0);
      assert.isDefined(settled.pollUnsafe());
      yield* end(1);
    }),
  );

  it.effect("interrupts what is under way when its scope closes", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make();
      const { submit, settle } = yield* Scope.provide(held(), scope);
      const fiber = yield* submit("a");
      yield* settle;
      yield* Scope.close(scope, Exit.void);
      assert.isTrue(Exit.hasInterrupts(yield* Fiber.await(fiber)));
    }),
  );

  it.effect(
    "waits for company no longer than it was told, not when there is enough, nor with an urgent one",
    () =>
      Effect.gen(function* () {
        const company = { patience: 5, enough: 3, isUrgent: (operation: string) => operation.endsWith("!") };
        const { submit, settle, carried, end } = yield* held({ lanes: 1, company });
        yield* submit("a");
        yield* settle;
        yield* submit("b");
        yield* TestClock.adjust(4);
        yield* settle;
        assert.deepStrictEqual(carried(), []);
        yield* TestClock.adjust(1);
        yield* settle;
        assert.deepStrictEqual(carried(), [["a", "b"]]);
        yield* end(0);
        yield* Effect.forEach(["c", "d", "e"], submit);
        yield* settle;
        assert.deepStrictEqual(carried()[1], ["c", "d", "e"]);
        yield* submit("f!");
        yield* end(1);
        assert.deepStrictEqual(carried()[2], ["f!"]);
      }).pipe(Effect.scoped),
  );
});
