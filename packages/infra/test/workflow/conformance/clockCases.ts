import { assert } from "@effect/vitest";
import { Clock, Duration, Effect, Exit, Layer, Schema } from "effect";
import { DurableClock, DurableDeferred, Workflow } from "effect/workflow";
import { answer, Refused, say, untilOver, untilSuspended } from "./ask.ts";
import { type Case, Lateness } from "./Conformance.ts";
import { note, Notes } from "./Notes.ts";

export const Alarm = Workflow.make("Conformance/Alarm", {
  payload: { key: Schema.String, millis: Schema.Int, inMemory: Schema.Int },
  idempotencyKey: ({ key }) => key,
});
export const Patience = Workflow.make("Conformance/Patience", {
  payload: { key: Schema.String, millis: Schema.Int },
  success: Schema.String,
  error: Refused,
  idempotencyKey: ({ key }) => key,
});

export const layer = Layer.mergeAll(
  Alarm.toLayer(({ millis, inMemory }) =>
    Effect.andThen(
      DurableClock.sleep({ name: "alarm", duration: millis, inMemoryThreshold: inMemory }),
      note("rang"),
    ),
  ),
  Patience.toLayer(
    Effect.fnUntraced(function* ({ millis }) {
      const first = yield* DurableDeferred.raceAll({
        name: "first",
        success: Schema.String,
        error: Refused,
        effects: [
          DurableDeferred.await(answer),
          DurableClock.sleep({ name: "patience", duration: millis, inMemoryThreshold: 0 }).pipe(
            Effect.as("nothing"),
          ),
        ],
      });
      yield* note(`decided ${first}`);
      // One more sleep, so that the race is replayed when both may have an answer.
      yield* DurableClock.sleep({ name: "afterwards", duration: 60, inMemoryThreshold: 0 });
      return first;
    }),
  ),
);

const took = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const start = yield* Clock.currentTimeMillis;
  yield* effect;
  return (yield* Clock.currentTimeMillis) - start;
});

export const cases: ReadonlyArray<Case> = [
  {
    name: "keeps a short sleep in memory",
    body: Effect.gen(function* () {
      const millis = yield* took(Alarm.execute({ key: "short", millis: 60, inMemory: 1_000 }));
      assert.isAtLeast(millis, 60);
      assert.isBelow(millis, 1_000);
    }),
  },
  {
    name: "rings never early, and no later than it may",
    body: Effect.gen(function* () {
      const lateness = Duration.toMillis(yield* Lateness);
      for (const millis of [150, 400]) {
        const slept = yield* took(
          Effect.andThen(
            Alarm.execute({ key: `durable ${millis}`, millis, inMemory: 0 }, { discard: true }),
            (executionId) => untilOver(Alarm.poll(executionId)),
          ),
        );
        assert.isAtLeast(slept, millis);
        assert.isBelow(slept, millis + lateness);
      }
    }),
  },
  {
    name: "rings fifty at their time",
    body: Effect.gen(function* () {
      const lateness = Duration.toMillis(yield* Lateness);
      const notes = yield* Notes;
      const all = yield* Effect.forEach(
        Array.from({ length: 50 }, (_, n) => 300 + n * 5),
        Effect.fnUntraced(function* (millis) {
          const start = Alarm.execute({ key: `fifty ${millis}`, millis, inMemory: 0 }, { discard: true });
          const slept = yield* took(Effect.andThen(start, (executionId) => notes.until(executionId, "rang")));
          return slept - millis;
        }),
        { concurrency: "unbounded" },
      );
      for (const late of all) assert.isAtLeast(late, 0);
      for (const late of all) assert.isBelow(late, lateness + 500);
    }),
  },
  {
    name: "lets a signal win against a clock, and keeps the winner when the clock rings later",
    body: Effect.gen(function* () {
      const executionId = yield* Patience.execute({ key: "signal", millis: 200 }, { discard: true });
      yield* untilSuspended(Patience.poll(executionId));
      yield* say(Patience, executionId, "in time");
      yield* Effect.sleep(250);
      assert.deepStrictEqual(yield* untilOver(Patience.poll(executionId)), Exit.succeed("in time"));
    }),
  },
  {
    name: "lets a clock win against a signal, and keeps the winner when the signal comes later",
    body: Effect.gen(function* () {
      const executionId = yield* Patience.execute({ key: "clock", millis: 30 }, { discard: true });
      yield* (yield* Notes).until(executionId, "decided nothing");
      yield* say(Patience, executionId, "too late");
      assert.deepStrictEqual(yield* untilOver(Patience.poll(executionId)), Exit.succeed("nothing"));
    }),
  },
];
