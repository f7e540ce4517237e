import type { JobId } from "@atoll/contract/jobs/Job";
import { CurrentRequest, RequestContext } from "@atoll/contract/RequestContext";
import type { Tenure } from "@atoll/database/cluster/Tenure";
import type { JobEnding, ReadyJob, StartedJob } from "@atoll/database/jobs/JobRows";
import { Cause, Effect, Exit, type Fiber, Random, Schema } from "effect";
import { JobFailed, type JobHandler, type JobRun } from "./JobHandler.ts";
import { retryDelay } from "./retryDelay.ts";

/** Why an attempt was interrupted. */
export type Stop = "cancelled" | "timedOut" | "released" | "lost";

/** An attempt under way. */
export interface RunningJob {
  readonly job: StartedJob;
  readonly ready: ReadyJob;
  readonly tenure: Tenure;
  /** In milliseconds of this process's clock. */
  readonly deadline: number;
  stop: Stop | undefined;
  /** The handler has ended. */
  isEnding: boolean;
  /** The end is written already, in the handler's own transaction. */
  isWritten: boolean;
  /** Nothing of it counts any more: its shard is somebody else's, or will be begun anew under another tenure. */
  isGone: boolean;
  /** It takes a place in its pool. */
  hasRoom: boolean;
  fiber: Fiber.Fiber<void> | undefined;
  /** What the handler said last, until it is written. */
  progress: { readonly percent: number; readonly note: string | null } | undefined;
}

/** What the rows hold: longer sentences are cut. */
const longestError = 4_000;

const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

const sentence = (text: string): string =>
  storable(text).slice(0, longestError).toWellFormed() || "It failed without saying why.";

export const runOf = (running: RunningJob): JobRun => {
  const { id, tenantId, attempts, maxAttempts } = running.job;
  return {
    jobId: id,
    tenantId,
    attempt: attempts,
    maxAttempts,
    idempotencyKey: `job/${id}`,
    progress: (percent, note) =>
      Effect.sync(() => {
        const whole = Math.max(0, Math.min(100, Math.floor(percent)));
        running.progress = {
          percent: whole,
          note: note === undefined ? null : storable(note.slice(0, 1_000)),
        };
      }),
  };
};

const decodeContext = Schema.decodeUnknownEffect(RequestContext);

/** On whose behalf it runs: the submitter's, always in the job's own tenant. */
export const requestOf = ({ job }: RunningJob): Effect.Effect<RequestContext, JobFailed> =>
  decodeContext(job.context).pipe(
    Effect.map((context) => ({ ...context, tenantId: job.tenantId })),
    Effect.mapError(
      () => new JobFailed({ message: "This release cannot read who submitted it.", retry: true }),
    ),
  );

/** The handler's answer, in the context of the request that submitted the job. */
export const handled = <R>(
  handler: JobHandler<R>,
  running: RunningJob,
  request: RequestContext,
): Effect.Effect<Schema.Json, JobFailed, R> =>
  Effect.provideService(handler.handle(running.job.payload, runOf(running)), CurrentRequest, request);

const failureOf = (cause: Cause.Cause<JobFailed>): JobFailed => {
  const error = Cause.squash(cause);
  if (error instanceof JobFailed) return error;
  return new JobFailed({ message: error instanceof Error ? error.message : String(error), retry: true });
};

interface Ended {
  readonly tenantId: StartedJob["tenantId"];
  readonly id: JobId;
  readonly attempt: number;
}

const endingOfFailure = (
  ended: Ended,
  { attempts, maxAttempts }: StartedJob,
  outcome: "failed" | "timedOut",
  { message, retry }: JobFailed,
  random: number,
): JobEnding => {
  const again = retry && attempts < maxAttempts;
  return {
    ...ended,
    outcome,
    state: again ? "queued" : "failed",
    result: null,
    error: sentence(message),
    delayMs: again ? retryDelay(attempts, random) : 0,
    reason: again ? null : retry ? "exhausted" : "rejected",
  };
};

/** What is to be written of an attempt that ended; nothing if the job is somebody else's by now. */
export const endingOf = Effect.fnUntraced(function* (
  running: RunningJob,
  exit: Exit.Exit<Schema.Json, JobFailed>,
) {
  const { job, stop } = running;
  const ended: Ended = { tenantId: job.tenantId, id: job.id, attempt: job.attempts };
  const nothing = { result: null, error: null, delayMs: 0, reason: null };
  if (stop === "lost") return undefined;
  if (Exit.isSuccess(exit)) {
    const ending: JobEnding = {
      ...ended,
      ...nothing,
      outcome: "completed",
      state: "completed",
      result: exit.value,
    };
    return ending;
  }
  if (!Cause.hasInterruptsOnly(exit.cause)) {
    return endingOfFailure(ended, job, "failed", failureOf(exit.cause), yield* Random.next);
  }
  if (stop === "timedOut") {
    const failure = new JobFailed({ message: `It took longer than ${job.timeoutMs} ms.`, retry: true });
    return endingOfFailure(ended, job, "timedOut", failure, yield* Random.next);
  }
  const ending: JobEnding =
    stop === "cancelled"
      ? { ...ended, ...nothing, outcome: "cancelled", state: "cancelled" }
      : { ...ended, ...nothing, outcome: "released", state: "queued" };
  return ending;
});
