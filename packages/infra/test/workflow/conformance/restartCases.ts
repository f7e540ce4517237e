import { assert } from "@effect/vitest";
import { Clock, Effect, Exit, Layer, Schema } from "effect";
import { Activity, DurableDeferred, Workflow } from "effect/workflow";
import { answer, refusal, Refused, say, step, untilOver, untilSuspended } from "./ask.ts";
import { Child, Parent } from "./childCases.ts";
import { Alarm, Patience } from "./clockCases.ts";
import { Processes, type RestartCase } from "./Conformance.ts";
import { Asking } from "./deferredCases.ts";
import { Booking, interruptedExit } from "./endingCases.ts";
import { note, noted, Notes } from "./Notes.ts";

const Carried = Workflow.make("Conformance/Carried", {
  payload: { key: Schema.String },
  success: Schema.String,
  error: Refused,
  idempotencyKey: ({ key }) => key,
});
const Interrupted = Workflow.make("Conformance/Interrupted", {
  payload: { key: Schema.String },
  success: Schema.String,
  idempotencyKey: ({ key }) => key,
});

const before = step("before");
const after = step("after");

/** Fails once, and then does not end before the process does. */
const charge = Activity.make({
  name: "charge",
  success: Schema.String,
  error: Refused,
  execute: Effect.gen(function* () {
    const attempt = yield* Activity.CurrentAttempt;
    const key = yield* Activity.idempotencyKey("charge", { includeAttempt: true });
    const times = yield* noted(`${attempt} ${key}`);
    yield* note(`${attempt} ${key}`);
    if (attempt === 1) return yield* new Refused({ why: "once more" });
    return times === 0 ? yield* Effect.never : key;
  }),
});

export const layer = Layer.mergeAll(
  Carried.toLayer(
    Effect.fnUntraced(function* () {
      yield* before;
      const said = yield* DurableDeferred.await(answer);
      yield* after;
      return said;
    }),
  ),
  Interrupted.toLayer(() =>
    Effect.andThen(before, Effect.catchTag(charge.pipe(Activity.retry({ times: 3 })), "Refused", Effect.die)),
  ),
);

const linesOf = (executionId: string) => Effect.flatMap(Notes, (notes) => notes.of(executionId));

export const cases: ReadonlyArray<RestartCase> = [
  {
    name: "goes on in the next process with what was recorded",
    body: Effect.gen(function* () {
      const { next } = yield* Processes;
      const executionId = yield* next(
        Effect.tap(Carried.execute({ key: "k" }, { discard: true }), (id) =>
          untilSuspended(Carried.poll(id)),
        ),
      );
      yield* next(Effect.sleep(50));
      const exit = yield* next(
        Effect.andThen(say(Carried, executionId, "hello"), untilOver(Carried.poll(executionId))),
      );
      assert.deepStrictEqual(exit, Exit.succeed("hello"));
      assert.deepStrictEqual(yield* linesOf(executionId), ["before", "after"]);
      assert.strictEqual(yield* next(Carried.execute({ key: "k" })), "hello");
      assert.deepStrictEqual(yield* linesOf(executionId), ["before", "after"]);
    }),
  },
  {
    name: "hears in the next process what was said before the first start, and how a race ended",
    body: Effect.gen(function* () {
      const { next } = yield* Processes;
      const early = yield* next(
        Effect.tap(Asking.executionId({ key: "early" }), (id) => say(Asking, id, "early")),
      );
      const raced = yield* next(
        Effect.gen(function* () {
          const id = yield* Patience.execute({ key: "raced", millis: 60_000 }, { discard: true });
          yield* untilSuspended(Patience.poll(id));
          yield* say(Patience, id, "won");
          return id;
        }),
      );
      yield* next(
        Effect.gen(function* () {
          assert.strictEqual(yield* Asking.execute({ key: "early" }), "early");
          assert.strictEqual(yield* Asking.executionId({ key: "early" }), early);
          assert.deepStrictEqual(yield* untilOver(Patience.poll(raced)), Exit.succeed("won"));
        }),
      );
    }),
  },
  {
    name: "runs an activity again that its process did not end, under the same key and attempt",
    body: Effect.gen(function* () {
      const { next } = yield* Processes;
      const notes = yield* Notes;
      const executionId = yield* next(
        Effect.gen(function* () {
          const id = yield* Interrupted.execute({ key: "k" }, { discard: true });
          while ((yield* notes.of(id)).length < 3) yield* Effect.sleep(2);
          return id;
        }),
      );
      const exit = yield* next(untilOver(Interrupted.poll(executionId)));
      const [first, one, two, again, ...more] = yield* linesOf(executionId);
      assert.deepStrictEqual([first, one?.slice(0, 2), again, more], ["before", "1 ", two, []]);
      assert.deepStrictEqual(exit, Exit.succeed(two?.slice(2) ?? ""));
    }),
  },
  {
    name: "rings the clock of a process that is gone",
    body: Effect.gen(function* () {
      const { next } = yield* Processes;
      const start = yield* Clock.currentTimeMillis;
      const [soon, later] = yield* next(
        Effect.gen(function* () {
          const ids = yield* Effect.all([
            Alarm.execute({ key: "soon", millis: 250, inMemory: 0 }, { discard: true }),
            Alarm.execute({ key: "later", millis: 1_500, inMemory: 0 }, { discard: true }),
          ]);
          yield* untilSuspended(Alarm.poll(ids[0]));
          yield* untilSuspended(Alarm.poll(ids[1]));
          return ids;
        }),
      );
      yield* Effect.sleep(250);
      yield* next(
        Effect.gen(function* () {
          assert.deepStrictEqual(yield* untilOver(Alarm.poll(soon)), Exit.void);
          assert.deepStrictEqual(yield* untilOver(Alarm.poll(later)), Exit.void);
          assert.isAtLeast((yield* Clock.currentTimeMillis) - start, 1_500);
        }),
      );
    }),
  },
  {
    name: "wakes the parent whose child ended in another process",
    body: Effect.gen(function* () {
      const { next } = yield* Processes;
      const [parent, child] = yield* next(
        Effect.gen(function* () {
          const id = yield* Parent.execute({ key: "p", children: 1, await: true }, { discard: true });
          yield* untilSuspended(Parent.poll(id));
          return [id, yield* Child.executionId({ key: "p 0" })] as const;
        }),
      );
      yield* next(Effect.andThen(say(Child, child, "grown"), untilOver(Child.poll(child))));
      const exit = yield* next(untilOver(Parent.poll(parent)));
      assert.deepStrictEqual(exit, Exit.succeed(["grown"]));
      assert.deepStrictEqual([...(yield* linesOf(parent)), ...(yield* linesOf(child))], ["begin", "born"]);
    }),
  },
  {
    name: "undoes in the next process what was done in the one before",
    body: Effect.gen(function* () {
      const { next } = yield* Processes;
      const start = (key: string, how: "refuse" | "succeed") =>
        Effect.tap(Booking.execute({ key, how }, { discard: true }), (id) =>
          untilSuspended(Booking.poll(id)),
        );
      const [refused, stopped] = yield* next(
        Effect.all([start("refused", "refuse"), start("stopped", "succeed")]),
      );
      yield* next(
        Effect.gen(function* () {
          yield* say(Booking, refused, "go on");
          yield* Booking.interrupt(stopped);
          assert.strictEqual(refusal(yield* untilOver(Booking.poll(refused))), "sold out");
          assert.isTrue(interruptedExit(yield* untilOver(Booking.poll(stopped))));
        }),
      );
      const undone = ["flight", "hotel", "undo hotel", "undo flight", "over"];
      assert.deepStrictEqual(yield* linesOf(refused), undone);
      assert.deepStrictEqual(yield* linesOf(stopped), undone);
    }),
  },
  {
    name: "says which workflow it leaves alone",
    body: Effect.gen(function* () {
      const { next, ignorant } = yield* Processes;
      const notes = yield* Notes;
      const executionId = yield* next(
        Effect.tap(Carried.execute({ key: "k" }, { discard: true }), (id) =>
          untilSuspended(Carried.poll(id)),
        ),
      );
      const named = notes
        .of("log")
        .pipe(Effect.map((lines) => lines.some((line) => line.includes("Conformance/Carried"))));
      yield* ignorant(
        Effect.andThen(
          say(Carried, executionId, "meanwhile"),
          Effect.repeat(Effect.delay(named, 10), { until: (isNamed) => isNamed }),
        ),
      );
    }),
  },
  {
    name: "leaves a workflow alone that it does not know, for a process that does",
    body: Effect.gen(function* () {
      const { next, ignorant } = yield* Processes;
      const executionId = yield* next(
        Effect.tap(Carried.execute({ key: "k" }, { discard: true }), (id) =>
          untilSuspended(Carried.poll(id)),
        ),
      );
      yield* ignorant(Effect.andThen(say(Carried, executionId, "meanwhile"), Effect.sleep(300)));
      assert.deepStrictEqual(yield* linesOf(executionId), ["before"]);
      const exit = yield* next(untilOver(Carried.poll(executionId)));
      assert.deepStrictEqual(exit, Exit.succeed("meanwhile"));
      assert.deepStrictEqual(yield* linesOf(executionId), ["before", "after"]);
    }),
  },
];
