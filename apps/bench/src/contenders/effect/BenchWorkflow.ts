import { Effect, Schema } from "effect";
import { Activity, Workflow } from "effect/workflow";

/**
 * The workflow of scenario 7 as every Effect engine runs it. The definition and its activities are built
 * once, as a product would; the result of a step is a small object, like the peers'.
 */
export const BenchWorkflow = Workflow.make("Bench/1", {
  payload: { key: Schema.String, amount: Schema.Number, steps: Schema.Number },
  success: Schema.Number,
  idempotencyKey: ({ key }) => key,
});

const StepResult = Schema.Struct({ step: Schema.Number, note: Schema.String });

const mostSteps = 50;

const stepOf = (step: number) =>
  Activity.make({
    name: `step-${step}`,
    success: StepResult,
    execute: Effect.succeed({ step, note: "done" }),
  });

export const benchSteps = Array.from({ length: mostSteps }, (_, step) => stepOf(step));

/** Registers the workflow with the engine of this process. */
export const layer = BenchWorkflow.toLayer(
  Effect.fnUntraced(function* ({ amount, steps }) {
    let sum = amount;
    for (const step of benchSteps.slice(0, steps)) sum += (yield* step).step;
    return sum;
  }),
);
