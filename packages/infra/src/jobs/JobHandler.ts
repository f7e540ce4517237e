import type { JobId } from "@atoll/contract/jobs/Job";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { type Effect, Schema } from "effect";

/** What a handler knows of the attempt that it is. `CurrentRequest` is that of whoever submitted the job. */
export interface JobRun {
  readonly jobId: JobId;
  readonly tenantId: TenantId;
  /** From 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** The same for all attempts: pass it on to whatever can tell a repetition by it. */
  readonly idempotencyKey: string;
  /**
   * Says how far it is, in per cent, for people who watch. Cheap: written a few times a second at most, the
   * latest wins, and what has not been written when the attempt ends is forgotten.
   */
  readonly progress: (percent: number, note?: string) => Effect.Effect<void>;
}

/** The attempt failed. `retry`: another one may succeed. */
export class JobFailed extends Schema.TaggedError<JobFailed>()("JobFailed", {
  message: Schema.String,
  retry: Schema.Boolean,
}) {}

/** For handlers: no repetition will help, so there is none; the job goes into the dead letters at once. */
export class JobRejected extends Schema.TaggedError<JobRejected>()("JobRejected", {
  message: Schema.String,
}) {}

/**
 * Works on the jobs of one type, as JSON goes in and comes out. `JobDefinition.handler` makes it from typed
 * ones.
 */
export interface JobHandler<R = never> {
  readonly type: string;
  /**
   * The handler runs within one `Database.transaction` of the job's tenant, and the job's completion is part
   * of it: its SQL effect happens exactly once, whatever is killed when. Such a handler holds database work
   * only. Any other handler runs at least once.
   */
  readonly transactional: boolean;
  readonly handle: (payload: Schema.Json, run: JobRun) => Effect.Effect<Schema.Json, JobFailed, R>;
}
