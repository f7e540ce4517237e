import { assert } from "@effect/vitest";
import { Cause, Effect, Exit, Layer, Option, Schema } from "effect";
import { Workflow } from "effect/workflow";
import { refusal, Refused, step, untilOver } from "./ask.ts";
import type { Case } from "./Conformance.ts";
import { note, Notes } from "./Notes.ts";

const payload = { key: Schema.String, value: Schema.String };

const Once = Workflow.make("Conformance/Once", {
  payload,
  success: Schema.String,
  idempotencyKey: ({ key }) => key,
});
const Twin = Workflow.make("Conformance/Twin", {
  payload,
  success: Schema.String,
  idempotencyKey: ({ key }) => key,
});
const Ending = Workflow.make("Conformance/Ending", {
  payload: { key: Schema.String, how: Schema.Literals(["refuse", "break"]) },
  error: Refused,
  idempotencyKey: ({ key }) => key,
});

const work = step("work");

export const layer = Layer.mergeAll(
  Once.toLayer(({ value }) => Effect.as(work, value)),
  Twin.toLayer(({ value }) => Effect.as(work, `twin ${value}`)),
  Ending.toLayer(
    Effect.fnUntraced(function* ({ how }) {
      yield* note("ending");
      yield* work;
      if (how === "refuse") return yield* new Refused({ why: "no" });
      return yield* Effect.die(new Error("broken"));
    }),
  ),
);

const workDone = (executionId: string) =>
  Notes.pipe(
    Effect.flatMap((notes) => notes.of(executionId)),
    Effect.map((lines) => lines.filter((line) => line === "work").length),
  );

export const cases: ReadonlyArray<Case> = [
  {
    name: "runs once for a key, however often it is started",
    body: Effect.gen(function* () {
      const start = Once.execute({ key: "many", value: "one" });
      const all = yield* Effect.all(
        Array.from({ length: 20 }, () => start),
        { concurrency: "unbounded" },
      );
      assert.deepStrictEqual([...new Set(all)], ["one"]);
      assert.strictEqual(yield* start, "one");
      assert.strictEqual(yield* workDone(yield* Once.executionId({ key: "many", value: "" })), 1);
    }),
  },
  {
    name: "keeps the payload a key was first started with",
    body: Effect.gen(function* () {
      assert.strictEqual(yield* Once.execute({ key: "first", value: "one" }), "one");
      assert.strictEqual(yield* Once.execute({ key: "first", value: "two" }), "one");
    }),
  },
  {
    name: "tells executions apart by workflow and by key",
    body: Effect.gen(function* () {
      const said = yield* Effect.all(
        [
          Once.execute({ key: "a", value: "x" }),
          Once.execute({ key: "b", value: "y" }),
          Twin.execute({ key: "a", value: "z" }),
        ],
        { concurrency: "unbounded" },
      );
      assert.deepStrictEqual(said, ["x", "y", "twin z"]);
    }),
  },
  {
    name: "carries out what was started without waiting",
    body: Effect.gen(function* () {
      const executionId = yield* Once.execute({ key: "discard", value: "v" }, { discard: true });
      assert.strictEqual(executionId, yield* Once.executionId({ key: "discard", value: "v" }));
      assert.deepStrictEqual(yield* untilOver(Once.poll(executionId)), Exit.succeed("v"));
      assert.strictEqual(yield* workDone(executionId), 1);
    }),
  },
  {
    name: "knows nothing of what was never started",
    body: Effect.gen(function* () {
      const executionId = yield* Once.executionId({ key: "never", value: "" });
      assert.isTrue(Option.isNone(yield* Once.poll(executionId)));
      yield* Once.interrupt(executionId);
      yield* Once.resume(executionId);
      assert.isTrue(Option.isNone(yield* Once.poll(executionId)));
      assert.strictEqual(yield* Once.execute({ key: "never", value: "now" }), "now");
    }),
  },
  {
    name: "ends with the workflow's own error, the same for everyone who asks",
    body: Effect.gen(function* () {
      const start = Ending.execute({ key: "refuse", how: "refuse" });
      const executionId = yield* Ending.executionId({ key: "refuse", how: "refuse" });
      for (const exit of [yield* Effect.exit(start), yield* Effect.exit(start)]) {
        assert.strictEqual(refusal(exit), "no");
      }
      assert.strictEqual(refusal(yield* untilOver(Ending.poll(executionId))), "no");
      assert.strictEqual(yield* workDone(executionId), 1);
    }),
  },
  {
    name: "ends with a defect, and does not run again for it",
    body: Effect.gen(function* () {
      const start = Ending.execute({ key: "break", how: "break" });
      for (const exit of [yield* Effect.exit(start), yield* Effect.exit(start)]) {
        assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause));
        assert.include(String(exit), "broken");
      }
      const notes = yield* (yield* Notes).of(yield* Ending.executionId({ key: "break", how: "break" }));
      assert.deepStrictEqual(notes, ["ending", "work"]);
    }),
  },
];
