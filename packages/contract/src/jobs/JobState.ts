import { Schema } from "effect";

/**
 * - `queued`: waits for its time, its turn or the next attempt;
 * - `running`: a handler works on it;
 * - `completed`, `failed`, `cancelled`: over. A failed job is in the dead letters, too.
 */
export const JobState = Schema.Literals(["queued", "running", "completed", "failed", "cancelled"]);
export type JobState = typeof JobState.Type;

/**
 * What moves a job: `retry` is an attempt that failed with another to come, `release` an orderly hand-over,
 * `lose` the death of the process it ran in, `replay` a dead letter's second chance.
 */
export const JobEvent = Schema.Literals([
  "start",
  "complete",
  "retry",
  "release",
  "lose",
  "fail",
  "cancel",
  "replay",
]);
export type JobEvent = typeof JobEvent.Type;

type Row = { readonly [E in JobEvent]?: JobState };

const table: { readonly [S in JobState]: Row } = {
  queued: { start: "running", cancel: "cancelled" },
  running: {
    complete: "completed",
    retry: "queued",
    release: "queued",
    lose: "queued",
    fail: "failed",
    cancel: "cancelled",
  },
  completed: {},
  failed: { replay: "queued" },
  cancelled: {},
};

/** The state after `event`, or undefined where the event is illegal. */
export const nextJobState = (state: JobState, event: JobEvent): JobState | undefined => table[state][event];

export const legalJobEvents = (state: JobState): ReadonlyArray<JobEvent> =>
  JobEvent.literals.filter((event) => table[state][event] !== undefined);

/** Over, and nothing will happen to it unless somebody replays it. */
export const isTerminalJobState = (state: JobState): boolean => state !== "queued" && state !== "running";
