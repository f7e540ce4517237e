import { assert, it } from "@effect/vitest";
import { Clock, Effect, Fiber, Layer, Schema } from "effect";
import { Activity, DurableClock, DurableDeferred, Workflow } from "effect/workflow";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as DurableEngine from "../../src/workflow/DurableEngine.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const Greeting = Workflow.make("Test/Greeting", {
  payload: { name: Schema.String },
  success: Schema.String,
  idempotencyKey: ({ name }) => name,
});
const answer = DurableDeferred.make("answer", { success: Schema.String });

let asked = 0;
const ask = Activity.make({
  name: "ask",
  success: Schema.Int,
  execute: Effect.sync(() => ++asked),
});

const greeting = Greeting.toLayer(
  Effect.fnUntraced(function* ({ name }) {
    yield* ask;
    const said = yield* DurableDeferred.raceAll({
      name: "first",
      success: Schema.String,
      error: Schema.Never,
      effects: [
        DurableDeferred.await(answer),
        DurableClock.sleep({ name: "patience", duration: "1 second", inMemoryThreshold: 0 }).pipe(
          Effect.as("nothing"),
        ),
      ],
    });
    return `${name} says ${said}`;
  }),
);

const say = (name: string, value: string) =>
  Effect.flatMap(Greeting.executionId({ name }), (executionId) =>
    DurableDeferred.succeed(answer, {
      token: DurableDeferred.tokenFromExecutionId(answer, { workflow: Greeting, executionId }),
      value,
    }),
  );

const engine = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) => DurableEngine.layer({ url: urls.system })),
);
const layer = greeting.pipe(Layer.provideMerge(engine), Layer.provide(TestDatabase.layer));

it.layer(layer, { excludeTestServices: true })("DurableEngine", (it) => {
  it.effect("runs a workflow to its end and its activities once", () =>
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Greeting.execute({ name: "Ada" }));
      yield* Effect.sleep("100 millis");
      yield* say("Ada", "hello");
      yield* say("Ada", "hello again");
      assert.strictEqual(yield* Fiber.join(waiting), "Ada says hello");
      assert.strictEqual(yield* Greeting.execute({ name: "Ada" }), "Ada says hello");
      assert.strictEqual(asked, 1);
    }),
  );

  it.effect("keeps a signal that came before its workflow", () =>
    Effect.gen(function* () {
      yield* say("Grace", "early");
      assert.strictEqual(yield* Greeting.execute({ name: "Grace" }), "Grace says early");
    }),
  );

  it.effect("rings a clock at most a second late", () =>
    Effect.gen(function* () {
      const start = yield* Clock.currentTimeMillis;
      assert.strictEqual(yield* Greeting.execute({ name: "Silence" }), "Silence says nothing");
      const took = (yield* Clock.currentTimeMillis) - start;
      assert.isAtLeast(took, 1_000);
      assert.isBelow(took, 2_500);
    }),
  );
});
