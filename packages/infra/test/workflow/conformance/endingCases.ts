import { assert } from "@effect/vitest";
import { Cause, Effect, Exit, Fiber, Layer, Schema } from "effect";
import { Activity, DurableDeferred, Workflow, WorkflowEngine } from "effect/workflow";
import { answer, refusal, Refused, say, step, untilOver, untilSuspended } from "./ask.ts";
import { type Case, Crowd } from "./Conformance.ts";
import { note, Notes } from "./Notes.ts";

const How = Schema.Literals(["succeed", "refuse", "break"]);

export const Booking = Workflow.make("Conformance/Booking", {
  payload: { key: Schema.String, how: How },
  error: Refused,
  idempotencyKey: ({ key }) => key,
});
const Slow = Workflow.make("Conformance/Slow", {
  payload: { key: Schema.String, millis: Schema.Int },
  success: Schema.String,
  error: Refused,
  idempotencyKey: ({ key }) => key,
});

const flight = step("flight");
const hotel = step("hotel");
/** An undoing is work like any other: it may be an activity. */
const undoHotel = step("undo hotel");

/** The activity cannot know the payload; two of them do. */
const working = (millis: number) =>
  Activity.make({
    name: `work ${millis}`,
    execute: note("begin").pipe(
      Effect.andThen(Effect.sleep(millis)),
      Effect.andThen(note("end")),
      Effect.onInterrupt(() => note("stopped")),
    ),
  });
const short = working(250);
const long = working(60_000);
const afterwards = step("afterwards");

export const layer = Layer.mergeAll(
  Booking.toLayer(
    Effect.fnUntraced(function* ({ how }) {
      // A run that went to sleep and was replayed may have its finalizers called with a success, too.
      yield* Workflow.addFinalizer((exit) => (Exit.isFailure(exit) ? note("over") : Effect.void));
      yield* Workflow.withCompensation(flight, () => note("undo flight"));
      yield* Workflow.withCompensation(hotel, () => undoHotel);
      yield* DurableDeferred.await(answer);
      if (how === "refuse") return yield* new Refused({ why: "sold out" });
      if (how === "break") return yield* Effect.die(new Error("broken"));
    }),
  ),
  Slow.toLayer(
    Effect.fnUntraced(function* ({ millis }) {
      yield* millis === 250 ? short : long;
      yield* afterwards;
      return yield* DurableDeferred.await(answer);
    }),
  ),
);

const linesOf = (executionId: string) => Effect.flatMap(Notes, (notes) => notes.of(executionId));

const started = Effect.fnUntraced(function* (how: typeof How.Type, key: string = how) {
  const executionId = yield* Booking.execute({ key, how }, { discard: true });
  yield* untilSuspended(Booking.poll(executionId));
  return executionId;
});

export const interruptedExit = (exit: Exit.Exit<unknown, unknown>) =>
  Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause);

const interruptUnsafe = (executionId: string) =>
  Effect.flatMap(WorkflowEngine.WorkflowEngine, (engine) => engine.interruptUnsafe(Slow, executionId));

const undone = ["flight", "hotel", "undo hotel", "undo flight", "over"];

export const cases: ReadonlyArray<Case> = [
  {
    name: "undoes nothing when all went well",
    body: Effect.gen(function* () {
      const executionId = yield* started("succeed");
      yield* say(Booking, executionId, "go on");
      assert.deepStrictEqual(yield* untilOver(Booking.poll(executionId)), Exit.void);
      assert.deepStrictEqual(yield* linesOf(executionId), ["flight", "hotel"]);
    }),
  },
  {
    name: "undoes in reverse order, once, when the workflow fails",
    body: Effect.gen(function* () {
      const executionId = yield* started("refuse");
      yield* say(Booking, executionId, "go on");
      const exit = yield* untilOver(Booking.poll(executionId));
      assert.strictEqual(refusal(exit), "sold out");
      assert.deepStrictEqual(yield* linesOf(executionId), undone);
    }),
  },
  {
    name: "undoes in reverse order, once, on a defect",
    body: Effect.gen(function* () {
      const executionId = yield* started("break");
      yield* say(Booking, executionId, "go on");
      const exit = yield* untilOver(Booking.poll(executionId));
      assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause));
      assert.deepStrictEqual(yield* linesOf(executionId), undone);
    }),
  },
  {
    name: "undoes in reverse order, once, when interrupted in its sleep",
    body: Effect.gen(function* () {
      const { heavy: count } = yield* Crowd;
      for (let n = 0; n < count; n++) {
        const executionId = yield* started("succeed", `interrupted ${n}`);
        // The second one finds it on its way into memory, at work or over.
        yield* Booking.interrupt(executionId);
        yield* Booking.interrupt(executionId);
        assert.isTrue(interruptedExit(yield* untilOver(Booking.poll(executionId))));
        assert.deepStrictEqual(yield* linesOf(executionId), undone);
        yield* say(Booking, executionId, "too late");
        assert.isTrue(interruptedExit(yield* untilOver(Booking.poll(executionId))));
      }
    }),
  },
  {
    name: "tells the one who waits that it was interrupted",
    body: Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Booking.execute({ key: "waited for", how: "succeed" }));
      const executionId = yield* Booking.executionId({ key: "waited for", how: "succeed" });
      yield* untilSuspended(Booking.poll(executionId));
      yield* Booking.interrupt(executionId);
      assert.isTrue(interruptedExit(yield* Fiber.await(waiting)));
    }),
  },
  {
    name: "leaves what is over as it is when interrupted",
    body: Effect.gen(function* () {
      const executionId = yield* started("succeed", "over");
      yield* say(Booking, executionId, "go on");
      assert.deepStrictEqual(yield* untilOver(Booking.poll(executionId)), Exit.void);
      yield* Booking.interrupt(executionId);
      assert.deepStrictEqual(yield* untilOver(Booking.poll(executionId)), Exit.void);
      assert.deepStrictEqual(yield* linesOf(executionId), ["flight", "hotel"]);
    }),
  },
  {
    name: "lets a running activity end when interrupted, and begins no other",
    body: Effect.gen(function* () {
      const executionId = yield* Slow.execute({ key: "gentle", millis: 250 }, { discard: true });
      yield* (yield* Notes).until(executionId, "begin");
      yield* Slow.interrupt(executionId);
      assert.isTrue(interruptedExit(yield* untilOver(Slow.poll(executionId))));
      assert.deepStrictEqual(yield* linesOf(executionId), ["begin", "end"]);
    }),
  },
  {
    name: "stops a running activity when interrupted unsafely",
    body: Effect.gen(function* () {
      const executionId = yield* Slow.execute({ key: "at once", millis: 60_000 }, { discard: true });
      yield* (yield* Notes).until(executionId, "begin");
      yield* interruptUnsafe(executionId);
      assert.isTrue(interruptedExit(yield* untilOver(Slow.poll(executionId))));
      assert.deepStrictEqual(yield* linesOf(executionId), ["begin", "stopped"]);
    }),
  },
];
