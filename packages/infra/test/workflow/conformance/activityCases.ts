import { assert } from "@effect/vitest";
import { Cause, Effect, Exit, Layer, Schema } from "effect";
import { Activity, DurableDeferred, Workflow } from "effect/workflow";
import { answer, Refused, say, step, untilOver, untilSuspended } from "./ask.ts";
import type { Case } from "./Conformance.ts";
import { note, noted, Notes } from "./Notes.ts";

const keyed = { payload: { key: Schema.String }, idempotencyKey: ({ key }: { readonly key: string }) => key };

const Branching = Workflow.make("Conformance/Branching", {
  ...keyed,
  success: Schema.String,
  error: Refused,
});
const Stubborn = Workflow.make("Conformance/Stubborn", { ...keyed, success: Schema.Int, error: Refused });
const Refusing = Workflow.make("Conformance/Refusing", { ...keyed, success: Schema.String, error: Refused });
const Breaking = Workflow.make("Conformance/Breaking", keyed);
const Wide = Workflow.make("Conformance/Wide", {
  ...keyed,
  success: Schema.Array(Schema.Int),
  error: Refused,
});
const Rounds = Workflow.make("Conformance/Rounds", {
  ...keyed,
  success: Schema.Array(Schema.Int),
  error: Refused,
});
const Long = Workflow.make("Conformance/Long", { ...keyed, success: Schema.Int, error: Refused });
const Named = Workflow.make("Conformance/Named", {
  ...keyed,
  success: Schema.Array(Schema.String),
  error: Refused,
});
const Fragile = Workflow.make("Conformance/Fragile", { ...keyed, success: Schema.String }).annotate(
  Workflow.SuspendOnFailure,
  true,
);

/** Never says the same twice: a branch that depends on it shows whether the recorded word is used. */
const flip = Activity.make({
  name: "flip",
  success: Schema.Int,
  execute: Effect.tap(noted("flip"), () => note("flip")),
});
const left = step("left");
const right = step("right");

/** Holds at its third attempt. */
const flaky = Activity.make({
  name: "flaky",
  success: Schema.Int,
  error: Refused,
  execute: Effect.gen(function* () {
    const attempt = yield* Activity.CurrentAttempt;
    yield* note(`attempt ${attempt}`);
    if (attempt < 3) return yield* new Refused({ why: `attempt ${attempt}` });
    return attempt;
  }),
});
const refuse = Activity.make({
  name: "refuse",
  error: Refused,
  execute: Effect.andThen(note("refuse"), Effect.fail(new Refused({ why: "recorded" }))),
});
const breakDown = Activity.make({
  name: "break",
  execute: Effect.andThen(note("break"), Effect.die(new Error("broken inside"))),
});
const measure = (n: number) =>
  Activity.make({
    name: `measure ${n}`,
    success: Schema.Int,
    execute: note(`measure ${n}`).pipe(Effect.delay((n * 7) % 20), Effect.as(n)),
  });
const measures = Array.from({ length: 12 }, (_, n) => measure(n));
const round = Activity.make({
  name: "round",
  success: Schema.Int,
  execute: Effect.gen(function* () {
    const attempt = yield* Activity.CurrentAttempt;
    yield* note(`round ${attempt}`);
    return attempt;
  }),
});
const pace = (n: number) =>
  Activity.make({ name: `pace ${n}`, success: Schema.Int, execute: Effect.as(note("pace"), n) });
const paces = Array.from({ length: 100 }, (_, n) => pace(n));
const longName = "n".repeat(499);
const called = (end: string) =>
  Activity.make({
    name: `${longName}${end}`,
    success: Schema.String,
    execute: Effect.as(note(`called ${end}`), end),
  });
const longNamed = ["a", "b"].map(called);
const mend = Activity.make({
  name: "mend",
  success: Schema.String,
  execute: Effect.gen(function* () {
    const before = yield* noted("mend");
    yield* note("mend");
    return before === 0 ? yield* Effect.die(new Error("not yet")) : "mended";
  }),
});

const hearing = DurableDeferred.await(answer);

export const layer = Layer.mergeAll(
  Branching.toLayer(
    Effect.fnUntraced(function* () {
      const first = yield* flip;
      yield* first % 2 === 0 ? left : right;
      const said = yield* hearing;
      const second = yield* Effect.provideService(flip, Activity.CurrentAttempt, 2);
      return `${first} ${said} ${second}`;
    }),
  ),
  Stubborn.toLayer(() => Effect.tap(flaky.pipe(Activity.retry({ times: 5 })), () => hearing)),
  Refusing.toLayer(
    Effect.fnUntraced(function* () {
      const why = yield* refuse.pipe(
        Effect.as(""),
        Effect.catchTag("Refused", (error) => Effect.succeed(error.why)),
      );
      yield* hearing;
      return why;
    }),
  ),
  Breaking.toLayer(() => breakDown),
  Wide.toLayer(() => Effect.tap(Effect.all(measures, { concurrency: "unbounded" }), () => hearing)),
  Rounds.toLayer(() =>
    Effect.forEach([1, 2, 3, 4], (n) => Effect.provideService(round, Activity.CurrentAttempt, n), {
      concurrency: "unbounded",
    }).pipe(Effect.tap(() => hearing)),
  ),
  Long.toLayer(
    Effect.fnUntraced(function* () {
      const before = yield* Effect.forEach(paces.slice(0, 60), (each) => each);
      yield* hearing;
      const after = yield* Effect.forEach(paces.slice(60), (each) => each);
      return [...before, ...after].reduce((sum, n) => sum + n, 0);
    }),
  ),
  Named.toLayer(() => Effect.tap(Effect.all(longNamed), () => hearing)),
  Fragile.toLayer(() => mend),
);

const linesOf = (executionId: string) => Effect.flatMap(Notes, (notes) => notes.of(executionId));

export const cases: ReadonlyArray<Case> = [
  {
    name: "replays what was recorded, whatever the activity would say now",
    body: Effect.gen(function* () {
      const executionId = yield* Branching.execute({ key: "flip" }, { discard: true });
      yield* untilSuspended(Branching.poll(executionId));
      yield* say(Branching, executionId, "heard");
      assert.deepStrictEqual(yield* untilOver(Branching.poll(executionId)), Exit.succeed("0 heard 1"));
      assert.deepStrictEqual(yield* linesOf(executionId), ["flip", "left", "flip"]);
    }),
  },
  {
    name: "keeps each attempt of an activity under a key of its own",
    body: Effect.gen(function* () {
      const executionId = yield* Stubborn.execute({ key: "flaky" }, { discard: true });
      yield* untilSuspended(Stubborn.poll(executionId));
      yield* say(Stubborn, executionId, "go on");
      assert.deepStrictEqual(yield* untilOver(Stubborn.poll(executionId)), Exit.succeed(3));
      assert.deepStrictEqual(yield* linesOf(executionId), ["attempt 1", "attempt 2", "attempt 3"]);
    }),
  },
  {
    name: "records an activity's own error, and does not try it again",
    body: Effect.gen(function* () {
      const executionId = yield* Refusing.execute({ key: "refuse" }, { discard: true });
      yield* untilSuspended(Refusing.poll(executionId));
      yield* say(Refusing, executionId, "go on");
      assert.deepStrictEqual(yield* untilOver(Refusing.poll(executionId)), Exit.succeed("recorded"));
      assert.deepStrictEqual(yield* linesOf(executionId), ["refuse"]);
    }),
  },
  {
    name: "ends with an activity's defect, which ran once",
    body: Effect.gen(function* () {
      const exit = yield* Effect.exit(Breaking.execute({ key: "break" }));
      assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause));
      assert.include(String(exit), "broken inside");
      assert.deepStrictEqual(yield* linesOf(yield* Breaking.executionId({ key: "break" })), ["break"]);
    }),
  },
  {
    name: "runs activities side by side, each once, with their results in place",
    body: Effect.gen(function* () {
      const executionId = yield* Wide.execute({ key: "wide" }, { discard: true });
      yield* untilSuspended(Wide.poll(executionId));
      yield* say(Wide, executionId, "go on");
      const all = Array.from({ length: 12 }, (_, n) => n);
      assert.deepStrictEqual(yield* untilOver(Wide.poll(executionId)), Exit.succeed(all));
      assert.deepStrictEqual(
        (yield* linesOf(executionId)).toSorted(),
        all.map((n) => `measure ${n}`).toSorted(),
      );
    }),
  },
  {
    name: "runs attempts of one activity side by side, each once",
    body: Effect.gen(function* () {
      const executionId = yield* Rounds.execute({ key: "rounds" }, { discard: true });
      yield* untilSuspended(Rounds.poll(executionId));
      yield* say(Rounds, executionId, "go on");
      assert.deepStrictEqual(yield* untilOver(Rounds.poll(executionId)), Exit.succeed([1, 2, 3, 4]));
      assert.deepStrictEqual(
        (yield* linesOf(executionId)).toSorted(),
        [1, 2, 3, 4].map((n) => `round ${n}`),
      );
    }),
  },
  {
    name: "goes through a hundred steps, each once",
    body: Effect.gen(function* () {
      const executionId = yield* Long.execute({ key: "hundred" }, { discard: true });
      yield* untilSuspended(Long.poll(executionId));
      yield* say(Long, executionId, "go on");
      assert.deepStrictEqual(yield* untilOver(Long.poll(executionId)), Exit.succeed(4_950));
      assert.strictEqual((yield* linesOf(executionId)).length, 100);
    }),
  },
  {
    name: "tells names of 500 characters apart by their last, and keys of 4 kB",
    body: Effect.gen(function* () {
      const keys = ["a", "b"].map((end) => `${"k".repeat(4_095)}${end}`);
      const started = yield* Effect.forEach(keys, (key) => Named.execute({ key }, { discard: true }));
      assert.strictEqual(new Set(started).size, 2);
      for (const executionId of started) {
        yield* untilSuspended(Named.poll(executionId));
        yield* say(Named, executionId, "go on");
        assert.deepStrictEqual(yield* untilOver(Named.poll(executionId)), Exit.succeed(["a", "b"]));
        assert.deepStrictEqual(yield* linesOf(executionId), ["called a", "called b"]);
      }
    }),
  },
  {
    name: "waits for a person when it is to suspend on failure, and goes on when resumed",
    body: Effect.gen(function* () {
      const executionId = yield* Fragile.execute({ key: "fragile" }, { discard: true });
      yield* untilSuspended(Fragile.poll(executionId));
      yield* Effect.sleep("50 millis");
      assert.deepStrictEqual(yield* linesOf(executionId), ["mend"]);
      yield* Fragile.resume(executionId);
      assert.deepStrictEqual(yield* untilOver(Fragile.poll(executionId)), Exit.succeed("mended"));
      assert.deepStrictEqual(yield* linesOf(executionId), ["mend", "mend"]);
    }),
  },
];
