import { Schema } from "effect";
import { Instant } from "../Instant.ts";

/**
 * `lost`: the process died or was cut off while it worked, the handler may have done part of its work.
 * `released`: handed over to another process in good order; not counted.
 */
export const AttemptOutcome = Schema.Literals([
  "completed",
  "failed",
  "timedOut",
  "cancelled",
  "lost",
  "released",
]);
export type AttemptOutcome = typeof AttemptOutcome.Type;

/** One ended run of a job's handler. */
export const JobAttempt = Schema.Struct({
  attempt: Schema.Int,
  /** The process it ran in. */
  runner: Schema.String,
  startedAt: Instant,
  endedAt: Instant,
  outcome: AttemptOutcome,
  error: Schema.NullOr(Schema.String),
}).annotate({ identifier: "JobAttempt" });
export type JobAttempt = typeof JobAttempt.Type;
