import { assert } from "@effect/vitest";
import { Effect, Exit, Fiber, Layer, Random, Schema } from "effect";
import { Activity, DurableDeferred, Workflow } from "effect/workflow";
import { answer, refusal, Refused, say, step, tell, untilOver, untilSuspended } from "./ask.ts";
import { type Case, Crowd } from "./Conformance.ts";
import { note, Notes } from "./Notes.ts";

export const Asking = Workflow.make("Conformance/Asking", {
  payload: { key: Schema.String },
  success: Schema.String,
  error: Refused,
  idempotencyKey: ({ key }) => key,
});
const Heavy = Workflow.make("Conformance/Heavy", {
  payload: { key: Schema.String, load: Schema.String },
  success: Schema.String,
  error: Refused,
  idempotencyKey: ({ key }) => key,
});
const Talk = Workflow.make("Conformance/Talk", {
  payload: { key: Schema.String },
  success: Schema.Array(Schema.String),
  error: Refused,
  idempotencyKey: ({ key }) => key,
});

const mebibyte = 1_048_576;
const ask = step("ask");
const fetchLoad = Activity.make({
  name: "fetch load",
  success: Schema.String,
  execute: Effect.as(note("fetch load"), "x".repeat(mebibyte)),
});
const word = (n: number) => DurableDeferred.make(`word ${n}`, { success: Schema.String, error: Refused });
const words = [1, 2, 3].map(word);

export const layer = Layer.mergeAll(
  Asking.toLayer(() => Effect.andThen(ask, DurableDeferred.await(answer))),
  Heavy.toLayer(
    Effect.fnUntraced(function* ({ load }) {
      const fetched = yield* fetchLoad;
      const said = yield* DurableDeferred.await(answer);
      return `${load.length} ${fetched.length} ${said.length}${said}`;
    }),
  ),
  Talk.toLayer(() => Effect.forEach(words, (each) => Effect.tap(DurableDeferred.await(each), note))),
);

const id = (key: string) => Asking.executionId({ key });

/** Completes each at a moment close to the one in which its suspension is stored. */
const manyAtOnce = Effect.fnUntraced(function* (
  count: number,
  start: (n: number) => Effect.Effect<string, never, never>,
  written: string,
  complete: (executionId: string) => Effect.Effect<void>,
) {
  const notes = yield* Notes;
  yield* Effect.forEach(
    Array.from({ length: count }, (_, n) => n),
    Effect.fnUntraced(function* (n) {
      const executionId = yield* start(n);
      yield* notes.until(executionId, written);
      yield* Effect.sleep(yield* Random.nextIntBetween(0, 12));
      yield* complete(executionId);
    }),
    { concurrency: 40, discard: true },
  );
});

export const cases: ReadonlyArray<Case> = [
  {
    name: "hears a signal that came before its workflow",
    body: Effect.gen(function* () {
      yield* say(Asking, yield* id("early"), "early");
      assert.strictEqual(yield* Asking.execute({ key: "early" }), "early");
    }),
  },
  {
    name: "goes on when a signal comes while it is suspended, and repeats no activity",
    body: Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Asking.execute({ key: "suspended" }));
      const executionId = yield* id("suspended");
      yield* untilSuspended(Asking.poll(executionId));
      yield* say(Asking, executionId, "yes");
      assert.strictEqual(yield* Fiber.join(waiting), "yes");
      assert.deepStrictEqual(yield* (yield* Notes).of(executionId), ["ask"]);
    }),
  },
  {
    name: "counts the first of two signals",
    body: Effect.gen(function* () {
      const executionId = yield* Asking.execute({ key: "twice" }, { discard: true });
      yield* say(Asking, executionId, "first");
      yield* say(Asking, executionId, "second");
      assert.deepStrictEqual(yield* untilOver(Asking.poll(executionId)), Exit.succeed("first"));
      yield* say(Asking, executionId, "third");
      assert.strictEqual(yield* Asking.execute({ key: "twice" }), "first");
    }),
  },
  {
    name: "counts the first of two signals that came before the workflow",
    body: Effect.gen(function* () {
      const executionId = yield* id("twice early");
      yield* say(Asking, executionId, "first");
      yield* say(Asking, executionId, "second");
      assert.strictEqual(yield* Asking.execute({ key: "twice early" }), "first");
    }),
  },
  {
    name: "hears a signal that is an error",
    body: Effect.gen(function* () {
      const executionId = yield* Asking.execute({ key: "refused" }, { discard: true });
      yield* untilSuspended(Asking.poll(executionId));
      yield* tell(Asking, executionId, Exit.fail(new Refused({ why: "never" })));
      assert.strictEqual(refusal(yield* untilOver(Asking.poll(executionId))), "never");
    }),
  },
  {
    name: "hears each of several signals, whatever their order",
    body: Effect.gen(function* () {
      const executionId = yield* Talk.execute({ key: "talk" }, { discard: true });
      for (const n of [3, 1, 2]) yield* say(Talk, executionId, `w${n}`, word(n));
      assert.deepStrictEqual(yield* untilOver(Talk.poll(executionId)), Exit.succeed(["w1", "w2", "w3"]));
    }),
  },
  {
    name: "wakes each of many that are told at the moment they go to sleep (Effect 8238)",
    body: Effect.gen(function* () {
      const context = yield* Effect.context<Effect.Services<ReturnType<typeof Asking.execute>>>();
      const { light: count } = yield* Crowd;
      yield* manyAtOnce(
        count,
        (n) => Effect.provideContext(Asking.execute({ key: `asleep ${n}` }, { discard: true }), context),
        "ask",
        (executionId) => Effect.provideContext(say(Asking, executionId, "up"), context),
      );
      for (let n = 0; n < count; n++) {
        const exit = yield* untilOver(Asking.poll(yield* id(`asleep ${n}`)));
        assert.deepStrictEqual(exit, Exit.succeed("up"));
      }
    }),
  },
  {
    name: "wakes each of many with a mebibyte in its journal, told at the moment they go to sleep (Effect 8238)",
    body: Effect.gen(function* () {
      const context = yield* Effect.context<Effect.Services<ReturnType<typeof Heavy.execute>>>();
      const { heavy: count } = yield* Crowd;
      yield* manyAtOnce(
        count,
        (n) =>
          Effect.provideContext(Heavy.execute({ key: `heavy ${n}`, load: "" }, { discard: true }), context),
        "fetch load",
        (executionId) => Effect.provideContext(say(Heavy, executionId, "up"), context),
      );
      for (let n = 0; n < count; n++) {
        const executionId = yield* Heavy.executionId({ key: `heavy ${n}`, load: "" });
        assert.deepStrictEqual(yield* untilOver(Heavy.poll(executionId)), Exit.succeed(`0 ${mebibyte} 2up`));
      }
    }),
  },
  {
    name: "carries a mebibyte as payload, activity's result, signal and result",
    body: Effect.gen(function* () {
      const load = "p".repeat(mebibyte);
      const executionId = yield* Heavy.execute({ key: "large", load }, { discard: true });
      const said = "s".repeat(mebibyte);
      yield* say(Heavy, executionId, said);
      const exit = yield* untilOver(Heavy.poll(executionId));
      assert.isTrue(Exit.isSuccess(exit) && exit.value === `${mebibyte} ${mebibyte} ${mebibyte}${said}`);
    }),
  },
];
