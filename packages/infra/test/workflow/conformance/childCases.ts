import { assert } from "@effect/vitest";
import { Effect, Exit, Layer, Schema } from "effect";
import { DurableDeferred, Workflow } from "effect/workflow";
import { answer, refusal, Refused, say, step, tell, untilOver, untilSuspended } from "./ask.ts";
import type { Case } from "./Conformance.ts";
import { interruptedExit } from "./endingCases.ts";
import { Notes } from "./Notes.ts";

export const Child = Workflow.make("Conformance/Child", {
  payload: { key: Schema.String },
  success: Schema.String,
  error: Refused,
  idempotencyKey: ({ key }) => key,
});
export const Parent = Workflow.make("Conformance/Parent", {
  payload: { key: Schema.String, children: Schema.Int, await: Schema.Boolean },
  success: Schema.Array(Schema.String),
  error: Refused,
  idempotencyKey: ({ key }) => key,
});

const born = step("born");
const begin = step("begin");

export const layer = Layer.mergeAll(
  Child.toLayer(() => Effect.andThen(born, DurableDeferred.await(answer))),
  Parent.toLayer(
    Effect.fnUntraced(function* ({ key, children, await: waits }) {
      yield* begin;
      const keys = Array.from({ length: children }, (_, n) => `${key} ${n}`);
      return yield* Effect.forEach(
        keys,
        (child) => (waits ? Child.execute({ key: child }) : Child.execute({ key: child }, { discard: true })),
        { concurrency: "unbounded" },
      );
    }),
  ),
);

const parent = (key: string, children: number, waits = true) =>
  Parent.execute({ key, children, await: waits }, { discard: true });

const childOf = Effect.fnUntraced(function* (key: string, n: number) {
  const executionId = yield* Child.executionId({ key: `${key} ${n}` });
  yield* untilSuspended(Child.poll(executionId));
  return executionId;
});

const linesOf = (executionId: string) => Effect.flatMap(Notes, (notes) => notes.of(executionId));

export const cases: ReadonlyArray<Case> = [
  {
    name: "wakes the parent when its child has ended",
    body: Effect.gen(function* () {
      const executionId = yield* parent("one", 1);
      const child = yield* childOf("one", 0);
      yield* untilSuspended(Parent.poll(executionId));
      yield* say(Child, child, "grown");
      assert.deepStrictEqual(yield* untilOver(Parent.poll(executionId)), Exit.succeed(["grown"]));
      assert.deepStrictEqual(
        [...(yield* linesOf(executionId)), ...(yield* linesOf(child))],
        ["begin", "born"],
      );
    }),
  },
  {
    name: "waits for each of several children, whoever ends first",
    body: Effect.gen(function* () {
      const executionId = yield* parent("three", 3);
      for (const n of [2, 0, 1]) yield* say(Child, yield* childOf("three", n), `child ${n}`);
      assert.deepStrictEqual(
        yield* untilOver(Parent.poll(executionId)),
        Exit.succeed(["child 0", "child 1", "child 2"]),
      );
    }),
  },
  {
    name: "hears that a child has failed",
    body: Effect.gen(function* () {
      const executionId = yield* parent("failing", 1);
      yield* tell(Child, yield* childOf("failing", 0), Exit.fail(new Refused({ why: "no" })));
      assert.strictEqual(refusal(yield* untilOver(Parent.poll(executionId))), "no");
    }),
  },
  {
    name: "does not wait for a child that it let go",
    body: Effect.gen(function* () {
      const executionId = yield* parent("let go", 1, false);
      const child = yield* childOf("let go", 0);
      assert.deepStrictEqual(yield* untilOver(Parent.poll(executionId)), Exit.succeed([child]));
      yield* say(Child, child, "alone");
      assert.deepStrictEqual(yield* untilOver(Child.poll(child)), Exit.succeed("alone"));
    }),
  },
  {
    name: "waits for a child that somebody else had started",
    body: Effect.gen(function* () {
      yield* Child.execute({ key: "shared 0" }, { discard: true });
      const child = yield* childOf("shared", 0);
      const executionId = yield* parent("shared", 1);
      yield* untilSuspended(Parent.poll(executionId));
      yield* say(Child, child, "both");
      assert.deepStrictEqual(yield* untilOver(Parent.poll(executionId)), Exit.succeed(["both"]));
      assert.deepStrictEqual(yield* linesOf(child), ["born"]);
    }),
  },
  {
    name: "interrupts the children with the parent",
    body: Effect.gen(function* () {
      const executionId = yield* parent("interrupted", 1);
      const child = yield* childOf("interrupted", 0);
      yield* untilSuspended(Parent.poll(executionId));
      yield* Parent.interrupt(executionId);
      assert.isTrue(interruptedExit(yield* untilOver(Parent.poll(executionId))));
      assert.isTrue(interruptedExit(yield* untilOver(Child.poll(child))));
    }),
  },
];
