import { Effect, Layer, ManagedRuntime } from "effect";
import type { WorkflowEngine } from "effect/workflow";
import type { Workflows } from "../../protocol/Contender.ts";
import * as BenchWorkflow from "./BenchWorkflow.ts";

/** Scenario 7 on any engine behind Effect's `WorkflowEngine`: the workload is the same to the letter. */
export const effectWorkflows = async <E>(
  engine: Layer.Layer<WorkflowEngine.WorkflowEngine, E>,
): Promise<Workflows> => {
  const runtime = ManagedRuntime.make(BenchWorkflow.layer.pipe(Layer.provideMerge(engine)));
  const context = await runtime.context();
  return {
    run: async (key, steps) => {
      const running = BenchWorkflow.BenchWorkflow.execute({ key, amount: 42, steps });
      await Effect.runPromiseWith(context)(running);
    },
    close: () => runtime.dispose(),
  };
};
