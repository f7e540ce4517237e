import { Context, Effect, Layer } from "effect";
import { WorkflowEngine } from "effect/workflow";

/** What workflows of a test wrote down while they ran, by execution. Outlives the engine, as the outside world does. */
export class Notes extends Context.Service<
  Notes,
  {
    readonly write: (executionId: string, line: string) => Effect.Effect<void>;
    readonly writeUnsafe: (executionId: string, line: string) => void;
    readonly of: (executionId: string) => Effect.Effect<ReadonlyArray<string>>;
    /** Ends once the line was written so many times; once unless said otherwise. */
    readonly until: (executionId: string, line: string, times?: number) => Effect.Effect<void>;
  }
>()("@atoll/infra/test/Notes") {
  static readonly layer = Layer.sync(Notes, () => {
    const lines = new Map<string, Array<string>>();
    const of = (executionId: string) => lines.get(executionId) ?? [];
    const writeUnsafe = (executionId: string, line: string) => {
      lines.set(executionId, [...of(executionId), line]);
    };
    return {
      write: (executionId, line) => Effect.sync(() => writeUnsafe(executionId, line)),
      writeUnsafe,
      of: (executionId) => Effect.sync(() => of(executionId)),
      until: (executionId, line, times = 1) =>
        Effect.suspend(() =>
          of(executionId).filter((each) => each === line).length >= times
            ? Effect.succeed(true)
            : Effect.as(Effect.sleep(5), false),
        ).pipe(Effect.repeat({ until: (written) => written }), Effect.asVoid),
    };
  });
}

/** Writes a line under the execution this runs in. */
export const note = Effect.fnUntraced(function* (line: string) {
  const notes = yield* Notes;
  const { executionId } = yield* WorkflowEngine.WorkflowInstance;
  yield* notes.write(executionId, line);
});

/** How often this execution has written the line. */
export const noted = Effect.fnUntraced(function* (line: string) {
  const notes = yield* Notes;
  const { executionId } = yield* WorkflowEngine.WorkflowInstance;
  return (yield* notes.of(executionId)).filter((each) => each === line).length;
});
