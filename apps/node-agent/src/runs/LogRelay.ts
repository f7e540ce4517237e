import type { LogLevel } from "@atoll/contract/analyses/AnalysisLog";
import type { RunId } from "@atoll/contract/analyses/Run";
import { type Cause, Effect, Fiber, Queue, Stream } from "effect";
import { RunHub } from "../hub/RunHub.ts";

interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
}

export interface LogRelay {
  /** Hands a line over; it is sent with others within half a second. */
  readonly write: (entry: LogEntry) => Effect.Effect<void>;
  /** Sends what is left and ends the relay. */
  readonly close: Effect.Effect<void>;
}

const batchSize = 200;

/** Sends a run's log lines to the hub in batches, in order. A hub that refuses them loses them, not the run. */
export const makeLogRelay = Effect.fnUntraced(function* (runId: RunId) {
  const { client, call } = yield* RunHub;
  const lines = yield* Queue.unbounded<LogEntry, Cause.Done>();
  const send = (entries: ReadonlyArray<LogEntry>) =>
    call(client.runs.logs({ params: { runId }, payload: { entries } })).pipe(
      Effect.catch((error) => Effect.logWarning(`Log lines of run ${runId} are lost: ${error.message}`)),
    );
  const relaying = yield* Stream.fromQueue(lines).pipe(
    Stream.groupedWithin(batchSize, "500 millis"),
    Stream.runForEach(send),
    Effect.forkScoped,
  );
  const relay: LogRelay = {
    write: (entry) => Effect.asVoid(Queue.offer(lines, entry)),
    close: Effect.asVoid(Effect.andThen(Queue.end(lines), Fiber.await(relaying))),
  };
  return relay;
});
