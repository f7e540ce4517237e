import type { Effect } from "effect";
import type { Workflow, WorkflowEngine } from "effect/workflow";

type Execute = WorkflowEngine.Encoded["execute"];
type ExecuteOptions = Parameters<Execute>[1];

/**
 * The port answers by the value of `discard`, with a type that no expression can be checked against. `execute` must
 * answer with nothing exactly when `discard` is set.
 */
export const executePort = (
  execute: (
    workflow: Workflow.Any,
    options: ExecuteOptions,
  ) => Effect.Effect<void | Workflow.Result<unknown, unknown>>,
): Execute => execute as Execute;
