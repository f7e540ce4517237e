import { Context, Effect, Schema } from "effect";
import { Activity, DurableClock, DurableDeferred, Workflow } from "effect/workflow";
import { makeMoments } from "../Moments.ts";
import { benchSteps } from "./BenchWorkflow.ts";

/** Scenario 9: some steps, then a wait, then a step whose first line is the moment measured. */
export const WaitWorkflow = Workflow.make("Wait/1", {
  payload: { key: Schema.String, steps: Schema.Number, sleep: Schema.Number },
  idempotencyKey: ({ key }) => key,
});

export const goSignal = DurableDeferred.make("go");

export const moments = makeMoments();

class CurrentKey extends Context.Service<CurrentKey, string>()("@atoll/bench/CurrentKey") {}

const stepBehind = Activity.make({
  name: "behind",
  execute: Effect.map(CurrentKey, (key) => moments.reached(`${key} behind`)),
});

/** Registers the workflow. A sleep is always durable here: none is short enough to be kept in memory. */
export const layer = WaitWorkflow.toLayer(
  Effect.fnUntraced(function* ({ key, steps, sleep }) {
    for (const step of benchSteps.slice(0, steps)) yield* step;
    moments.reached(`${key} waits`);
    if (sleep === 0) yield* DurableDeferred.await(goSignal);
    else yield* DurableClock.sleep({ name: "nap", duration: sleep, inMemoryThreshold: 0 });
    yield* Effect.provideService(stepBehind, CurrentKey, key);
  }),
);
