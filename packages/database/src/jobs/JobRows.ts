import type { DeadLetterReason } from "@atoll/contract/jobs/DeadLetterReason";
import { JobId, JobRateLimit } from "@atoll/contract/jobs/Job";
import type { AttemptOutcome } from "@atoll/contract/jobs/JobAttempt";
import { JobState } from "@atoll/contract/jobs/JobState";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Schema } from "effect";

/** The columns of a `Job` as people see it. */
export const jobColumns = `
  id, type, state, (array['critical', 'high', 'normal', 'low'])[priority + 1] as priority, payload, result, failure,
  progress, progress_note, attempts, max_attempts, timeout_ms, dedupe_key, concurrency_key, concurrency_limit,
  rate_limit, created_at, available_at, started_at, finished_at, cancel_requested_at`;

/** Names a job across tenants. */
export interface JobRef {
  readonly tenantId: TenantId;
  readonly id: JobId;
}

/**
 * A waiting job as the owner of its shard sees it: what decides on its turn, and nothing that costs memory.
 */
export const ReadyJob = Schema.Struct({
  tenantId: TenantId,
  id: JobId,
  type: Schema.String,
  /** 0 is the most urgent. */
  priority: Schema.Int,
  shard: Schema.Int,
  lane: Schema.NullOr(Schema.String),
  concurrencyLimit: Schema.NullOr(Schema.Int),
  rateLimit: Schema.NullOr(JobRateLimit),
  attempts: Schema.Int,
});
export type ReadyJob = typeof ReadyJob.Type;

/** One of the first of a lane. Until it is due, one that waits for its next attempt keeps its place. */
export const LaneJob = Schema.Struct({ ...ReadyJob.fields, waitMs: Schema.Int });
export type LaneJob = typeof LaneJob.Type;

/** What an attempt needs. */
export const StartedJob = Schema.Struct({
  tenantId: TenantId,
  id: JobId,
  type: Schema.String,
  payload: Schema.Json,
  /** The encoded `RequestContext` that it was submitted in. */
  context: Schema.Json,
  attempts: Schema.Int,
  maxAttempts: Schema.Int,
  timeoutMs: Schema.Int,
});
export type StartedJob = typeof StartedJob.Type;

/** How an attempt ended, and what becomes of its job. */
export interface JobEnding extends JobRef {
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  readonly state: Exclude<JobState, "running">;
  readonly result: Schema.Json | null;
  readonly error: string | null;
  /** Until the next attempt, where there is one. */
  readonly delayMs: number;
  /** Set where the job goes into the dead letters. */
  readonly reason: DeadLetterReason | null;
}

export const EndedJob = Schema.Struct({ id: JobId, state: JobState });
export type EndedJob = typeof EndedJob.Type;
