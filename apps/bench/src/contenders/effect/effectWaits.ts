import { Effect, Layer, ManagedRuntime } from "effect";
import { DurableDeferred, type WorkflowEngine } from "effect/workflow";
import type { Waits } from "../../protocol/Contender.ts";
import { goSignal, layer, moments, WaitWorkflow } from "./WaitWorkflow.ts";

/** Scenario 9 on any engine behind Effect's `WorkflowEngine`. */
export const effectWaits = async <E>(
  engine: Layer.Layer<WorkflowEngine.WorkflowEngine, E>,
): Promise<Waits> => {
  const runtime = ManagedRuntime.make(layer.pipe(Layer.provideMerge(engine)));
  const run = Effect.runPromiseWith(await runtime.context());
  const executions = new Map<string, string>();
  const start = async (key: string, steps: number, sleep: number) => {
    executions.set(key, await run(WaitWorkflow.execute({ key, steps, sleep }, { discard: true })));
  };
  return {
    startWaiting: async (key, steps) => {
      await start(key, steps, 0);
      await moments.of(`${key} waits`);
    },
    signal: async (key) => {
      const executionId = executions.get(key) ?? "";
      const token = DurableDeferred.tokenFromExecutionId(goSignal, { workflow: WaitWorkflow, executionId });
      const began = performance.now();
      await run(DurableDeferred.succeed(goSignal, { token, value: undefined }));
      return (await moments.of(`${key} behind`)) - began;
    },
    sleep: async (key, milliseconds) => {
      await start(key, 0, milliseconds);
      const began = await moments.of(`${key} waits`);
      return (await moments.of(`${key} behind`)) - began - milliseconds;
    },
    close: () => runtime.dispose(),
  };
};
