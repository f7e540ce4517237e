import type { JobId } from "@atoll/contract/jobs/Job";
import type { Tenure } from "@atoll/database/cluster/Tenure";
import type { ReadyJob, StartedJob } from "@atoll/database/jobs/JobRows";
import { Context, Effect, Layer, type Scope } from "effect";

/** A job that runs from the beginning. */
export interface ClaimedJob {
  readonly ready: ReadyJob;
  readonly job: StartedJob;
  readonly tenure: Tenure;
}

/** What the runner of this process wants to hear of. */
export interface JobListener {
  readonly owns: (shard: number) => boolean;
  /**
   * Whether the runner starts this job with its submit: then it is to be written as running under this
   * tenure, and either `started` or `unclaimed` has to follow.
   */
  readonly claim: (job: ReadyJob) => Tenure | undefined;
  /** Committed as claimed. */
  readonly started: (jobs: ReadonlyArray<ClaimedJob>) => Effect.Effect<void>;
  /** Not written as claimed after all. */
  readonly unclaimed: (job: ReadyJob) => void;
  /** Committed, and due now. */
  readonly submitted: (jobs: ReadonlyArray<ReadyJob>) => void;
  /** Committed; due in so many milliseconds. */
  readonly delayed: (milliseconds: number) => void;
  readonly cancelled: (id: JobId) => void;
  readonly pausesChanged: () => void;
}

/**
 * Tells the runner of this process what happened to jobs in it, without asking the database. Hints only: what
 * a runner does not hear of, it finds a little later. Synchronous, for callers that have just committed.
 */
export class JobHints extends Context.Service<
  JobHints,
  JobListener & {
    /** Until the scope closes. One runner in a process. */
    readonly attach: (listener: JobListener) => Effect.Effect<void, never, Scope.Scope>;
  }
>()("@atoll/infra/jobs/JobHints") {
  static readonly layer = Layer.sync(JobHints, () => {
    let attached: JobListener | undefined;
    return JobHints.of({
      owns: (shard) => attached?.owns(shard) ?? false,
      claim: (job) => attached?.claim(job),
      started: (jobs) => attached?.started(jobs) ?? Effect.void,
      unclaimed: (job) => attached?.unclaimed(job),
      submitted: (jobs) => attached?.submitted(jobs),
      delayed: (milliseconds) => attached?.delayed(milliseconds),
      cancelled: (id) => attached?.cancelled(id),
      pausesChanged: () => attached?.pausesChanged(),
      attach: (listener) =>
        Effect.acquireRelease(
          Effect.sync(() => {
            attached = listener;
          }),
          () =>
            Effect.sync(() => {
              if (attached === listener) attached = undefined;
            }),
        ),
    });
  });
}
