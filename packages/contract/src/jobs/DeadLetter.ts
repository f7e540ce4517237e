import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { DeadLetterReason } from "./DeadLetterReason.ts";
import { JobId, JobType } from "./Job.ts";
import { AttemptOutcome } from "./JobAttempt.ts";

/** `open`: nobody has dealt with it. */
export const DeadLetterState = Schema.Literals(["open", "replayed", "discarded"]);
export type DeadLetterState = typeof DeadLetterState.Type;

/** How one attempt of it failed. */
export const DeadLetterError = Schema.Struct({
  attempt: Schema.Int,
  endedAt: Instant,
  outcome: AttemptOutcome,
  error: Schema.NullOr(Schema.String),
});

/** A job that failed for good, with the errors of all its attempts. A replayed one that fails again is open again. */
export const DeadLetter = Schema.Struct({
  jobId: JobId,
  type: JobType,
  /** Null where the job was the hub's own work. */
  payload: Schema.Json,
  errors: Schema.Array(DeadLetterError),
  attempts: Schema.Int,
  reason: DeadLetterReason,
  state: DeadLetterState,
  diedAt: Instant,
  /** How often the hub has tried again by itself: at most three times, then it tells people. */
  automaticReplays: Schema.Int,
  replayedAt: Schema.NullOr(Instant),
  discardedAt: Schema.NullOr(Instant),
  alertedAt: Schema.NullOr(Instant),
}).annotate({ identifier: "DeadLetter" });
export type DeadLetter = typeof DeadLetter.Type;

/** Which open dead letters to replay, the oldest first; what is left out does not matter. */
export const DeadLetterFilter = Schema.Struct({
  type: Schema.optionalKey(JobType),
  reason: Schema.optionalKey(DeadLetterReason),
  diedBefore: Schema.optionalKey(Instant),
  /** How many at most: 100 when absent. */
  limit: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000 }))),
}).annotate({
  identifier: "DeadLetterFilter",
  examples: [{ type: "echo/1", reason: "exhausted", limit: 100 }],
});
export type DeadLetterFilter = typeof DeadLetterFilter.Type;

export const DeadLetterReplay = Schema.Struct({ replayed: Schema.Int }).annotate({
  identifier: "DeadLetterReplay",
});
