import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { Text } from "../Text.ts";
import { JobState } from "./JobState.ts";

export const JobId = Identifier.pipe(Schema.brand("JobId"));
export type JobId = typeof JobId.Type;

/** Names what the job does, and by its last part which version of it: `webhooks/deliver/1`. */
export const JobType = Text({ min: 1, max: 100 });

/** While all of them wait, jobs start 4 : 3 : 2 : 1. None starves. */
export const JobPriority = Schema.Literals(["critical", "high", "normal", "low"]);
export type JobPriority = typeof JobPriority.Type;

/** Unique among the jobs of one type that are not over. */
export const DedupeKey = Text({ min: 1, max: 200 });

/** Jobs of a tenant with the same key start in the order of their submission, `concurrencyLimit` at once. */
export const ConcurrencyKey = Text({ min: 1, max: 200 });

/**
 * At most `limit` starts at once and on average `limit` per `windowSeconds`, over all jobs of the tenant with
 * `key`.
 */
export const JobRateLimit = Schema.Struct({
  key: Text({ min: 1, max: 200 }),
  limit: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 })),
  windowSeconds: Schema.Finite.check(Schema.isBetween({ minimum: 0.001, maximum: 31_536_000 })),
}).annotate({ identifier: "JobRateLimit" });
export type JobRateLimit = typeof JobRateLimit.Type;

/** Per cent, 0 to 100. */
export const JobProgress = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }));

export const JobMaxAttempts = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }));

/** Of one attempt, in milliseconds: up to a day. */
export const JobTimeout = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 86_400_000 }));

/** Durable background work: one run of a handler, repeated until it succeeds or `maxAttempts` are used up. */
export const Job = Schema.Struct({
  id: JobId,
  type: JobType,
  state: JobState,
  priority: JobPriority,
  /** Null where the job is the hub's own work: what is in it is nobody else's business. */
  payload: Schema.Json,
  /** Null until it is completed; then what the handler answered. Of the hub's own work it stays null. */
  result: Schema.Json,
  /** Why the last attempt failed, in one sentence. */
  failure: Schema.NullOr(Schema.String),
  progress: JobProgress,
  progressNote: Schema.NullOr(Schema.String),
  /** Started so far; handing a job over to another process takes its start back. */
  attempts: Schema.Int,
  maxAttempts: Schema.Int,
  timeoutMs: Schema.Int,
  dedupeKey: Schema.NullOr(Schema.String),
  concurrencyKey: Schema.NullOr(Schema.String),
  concurrencyLimit: Schema.NullOr(Schema.Int),
  rateLimit: Schema.NullOr(JobRateLimit),
  createdAt: Instant,
  /** Not started before this: the delay it was submitted with, or the pause before its next attempt. */
  availableAt: Instant,
  /** Of the latest attempt. */
  startedAt: Schema.NullOr(Instant),
  finishedAt: Schema.NullOr(Instant),
  /** A running job is cancelled when its handler has stopped, not when that was asked for. */
  cancelRequestedAt: Schema.NullOr(Instant),
}).annotate({ identifier: "Job" });
export type Job = typeof Job.Type;
