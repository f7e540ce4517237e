import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { Effect, Latch } from "effect";
import type { Workflow } from "effect/workflow";
import { untilAvailable } from "./untilAvailable.ts";
import type { WorkflowCodec } from "./WorkflowCodec.boundary.ts";
import { tireless } from "../tireless.ts";

type Result = Workflow.Result<unknown, unknown>;

interface Waiter {
  readonly codec: WorkflowCodec;
  readonly answer: (effect: Effect.Effect<Result>) => void;
}

/** How often results are looked up that another process will write. */
const lookInterval = "200 millis";

/** A completed execution always has its result; a missing one would be a fault in the journal. */
export const resultOf = (codec: WorkflowCodec, text: string | null): Effect.Effect<Result> =>
  text === null ? Effect.die(new Error("A completed execution has no result")) : codec.decodeResult(text);

/**
 * Who waits for the end of an execution. One that is in this process's memory answers at once; all others are looked
 * up together.
 */
export const make = Effect.fnUntraced(function* (isHere: (executionId: string) => boolean) {
  const journal = yield* WorkflowJournal;
  const waiters = new Map<string, Set<Waiter>>();
  const runWaiters = new Map<string, Set<(result: Result) => void>>();
  const elsewhere = Latch.makeUnsafe();

  const wait = (executionId: string, codec: WorkflowCodec): Effect.Effect<Result> =>
    Effect.callback((answer) => {
      const waiter: Waiter = { codec, answer };
      const others = waiters.get(executionId);
      if (others === undefined) waiters.set(executionId, new Set([waiter]));
      else others.add(waiter);
      if (!isHere(executionId)) elsewhere.openUnsafe();
      return Effect.sync(() => {
        const remaining = waiters.get(executionId);
        remaining?.delete(waiter);
        if (remaining?.size === 0) waiters.delete(executionId);
      });
    });

  /** The end of the present run of an execution in memory, completed or not. */
  const waitForRun = (executionId: string): Effect.Effect<Result> =>
    Effect.callback((answer) => {
      const waiter = (result: Result) => answer(Effect.succeed(result));
      const others = runWaiters.get(executionId);
      if (others === undefined) runWaiters.set(executionId, new Set([waiter]));
      else others.add(waiter);
      return Effect.sync(() => {
        const remaining = runWaiters.get(executionId);
        remaining?.delete(waiter);
        if (remaining?.size === 0) runWaiters.delete(executionId);
      });
    });

  const runEnded = (executionId: string, result: Result) => {
    const waiting = runWaiters.get(executionId);
    if (waiting === undefined) return;
    runWaiters.delete(executionId);
    for (const waiter of waiting) waiter(result);
  };

  const completed = (executionId: string, result: Result) => {
    runEnded(executionId, result);
    const waiting = waiters.get(executionId);
    if (waiting === undefined) return;
    waiters.delete(executionId);
    for (const { answer } of waiting) answer(Effect.succeed(result));
  };

  const look = Effect.gen(function* () {
    const ids = [...waiters.keys()].filter((id) => !isHere(id));
    if (ids.length === 0) {
      elsewhere.closeUnsafe();
      return;
    }
    for (const { executionId, result } of yield* journal.ended(ids)) {
      const waiting = waiters.get(executionId) ?? new Set();
      waiters.delete(executionId);
      for (const { codec, answer } of waiting) answer(resultOf(codec, result));
    }
    yield* Effect.sleep(lookInterval);
  });

  yield* elsewhere.await.pipe(
    Effect.andThen(look),
    untilAvailable("Results cannot be looked up"),
    tireless("Looking for results"),
    Effect.forkScoped,
  );

  return {
    wait,
    waitForRun,
    runEnded,
    completed,
    /** Executions have left this process without an end: their waiters look for it elsewhere. */
    scattered: () => elsewhere.openUnsafe(),
  };
});

export type Completions = Effect.Success<ReturnType<typeof make>>;
