import { Schema } from "effect";
import { StorableJsonObject } from "../StorableJson.ts";
import {
  ConcurrencyKey,
  DedupeKey,
  JobId,
  JobMaxAttempts,
  JobPriority,
  JobProgress,
  JobRateLimit,
  JobType,
} from "./Job.ts";
import { JobState } from "./JobState.ts";

const Seconds = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 1, maximum }));

/** A job to be done. What is left out is as the type has it. */
export const JobSubmission = Schema.Struct({
  type: JobType,
  /** As the type's schema has it. */
  payload: StorableJsonObject,
  priority: Schema.optionalKey(JobPriority),
  /** Not before so long from now. */
  delaySeconds: Schema.optionalKey(Seconds(31_536_000)),
  dedupeKey: Schema.optionalKey(DedupeKey),
  concurrencyKey: Schema.optionalKey(ConcurrencyKey),
  /** How many with the concurrency key run at once: 1 when absent. */
  concurrencyLimit: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000 }))),
  rateLimit: Schema.optionalKey(JobRateLimit),
  maxAttempts: Schema.optionalKey(JobMaxAttempts),
  /** Of one attempt. */
  timeoutSeconds: Schema.optionalKey(Seconds(86_400)),
}).annotate({
  identifier: "JobSubmission",
  examples: [{ type: "echo/1", payload: { text: "Hello", seconds: 2 }, priority: "high", delaySeconds: 10 }],
});
export type JobSubmission = typeof JobSubmission.Type;

/** The job is stored. `duplicate`: it was there before, another one that is not over holds the dedupe key. */
export const JobReceipt = Schema.Struct({ jobId: JobId, duplicate: Schema.Boolean }).annotate({
  identifier: "JobReceipt",
});
export type JobReceipt = typeof JobReceipt.Type;

/** A kind of jobs, as an organisation sees it. */
export const JobTypeStatus = Schema.Struct({
  type: JobType,
  /** Whether its jobs can be submitted and scheduled through this interface; others are the hub's own work. */
  offered: Schema.Boolean,
  /** Its waiting jobs are not started; running ones go on. */
  paused: Schema.Boolean,
}).annotate({ identifier: "JobTypeStatus" });
export type JobTypeStatus = typeof JobTypeStatus.Type;

export const JobTypeName = Schema.Struct({ type: JobType }).annotate({
  identifier: "JobTypeName",
  examples: [{ type: "echo/1" }],
});

/** Where a job stands. */
export const JobNews = Schema.Struct({
  state: JobState,
  progress: JobProgress,
  progressNote: Schema.NullOr(Schema.String),
  attempts: Schema.Int,
  failure: Schema.NullOr(Schema.String),
}).annotate({ identifier: "JobNews" });
export type JobNews = typeof JobNews.Type;

/**
 * One server-sent event. `progress`: the job stands elsewhere than before; a fast job skips steps, never the last.
 * `end`: it is over, and so is the stream: do not connect again. `heartbeat`: nothing new, but the connection lives.
 */
export const JobEvent = Schema.Union([
  Schema.Struct({
    event: Schema.Literals(["progress", "end"]),
    id: Schema.String,
    data: Schema.fromJsonString(JobNews),
  }),
  Schema.Struct({ event: Schema.Literal("heartbeat"), data: Schema.String }),
]);
export type JobEvent = typeof JobEvent.Type;
