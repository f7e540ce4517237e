import { assert, it } from "@effect/vitest";
import { Duration, Effect, Fiber, Ref, Stream } from "effect";
import { TestClock } from "effect/testing";
import { jobEvents } from "../../src/jobs/JobEvents.ts";
import { waiting } from "../support/fakeDomain.ts";

const stuck = Stream.concat(Stream.make(waiting), Stream.never);
const options = { lastEventId: undefined, isAllowed: Effect.succeed(true), stopping: Effect.never };

/** The events of so long, and whether the stream is over by then. */
const heard = Effect.fnUntraced(function* (stream: ReturnType<typeof jobEvents>, time: Duration.Input) {
  const events = yield* Ref.make<ReadonlyArray<string>>([]);
  const fiber = yield* Effect.forkChild(
    Stream.runForEach(stream, ({ event }) => Ref.update(events, (all) => [...all, event])),
  );
  yield* TestClock.adjust("1 millis");
  yield* TestClock.adjust(time);
  const isOver = fiber.pollUnsafe() !== undefined;
  yield* Fiber.interrupt(fiber);
  return { events: yield* Ref.get(events), isOver };
});

it.effect("a stream without news says every half minute that it lives", () =>
  Effect.gen(function* () {
    const { events, isOver } = yield* heard(jobEvents(stuck, options), "95 seconds");
    assert.deepStrictEqual(events, ["progress", "heartbeat", "heartbeat", "heartbeat"]);
    assert.isFalse(isOver);
  }),
);

it.effect("a stream ends within five seconds when its reader may not read any more", () =>
  Effect.gen(function* () {
    const rights = yield* Ref.make(true);
    const stream = jobEvents(stuck, { ...options, isAllowed: Ref.get(rights) });
    assert.isFalse((yield* heard(stream, "1 minute")).isOver);
    yield* Ref.set(rights, false);
    assert.isTrue((yield* heard(stream, "5 seconds")).isOver);
  }),
);

it.effect("a stream ends when the process begins to stop", () =>
  Effect.gen(function* () {
    const stopping = Effect.sleep("3 seconds");
    assert.isTrue((yield* heard(jobEvents(stuck, { ...options, stopping }), "3 seconds")).isOver);
  }),
);

it.effect("a stream whose source fails ends, for the reader to come back", () =>
  Effect.gen(function* () {
    const failing = Stream.concat(Stream.make(waiting), Stream.fail({ message: "away" }));
    assert.deepStrictEqual(yield* heard(jobEvents(failing, options), "1 millis"), {
      events: ["progress"],
      isOver: true,
    });
  }),
);
