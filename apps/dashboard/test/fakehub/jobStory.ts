import type { DeadLetter, Job } from "./bodies.ts";

const id = (place: number): string => `01990a5c-7d00-7000-9000-${String(place).padStart(12, "0")}`;
const instant = "2026-11-21T09:30:00.000Z";

export const job = (place: number, changes: Partial<Job> = {}): Job => ({
  id: id(place),
  type: "echo/1",
  state: "running",
  priority: "normal",
  payload: { text: "Hello" },
  result: null,
  failure: null,
  progress: 20,
  progressNote: "Step 1 of 5",
  attempts: 1,
  maxAttempts: 5,
  timeoutMs: 300_000,
  dedupeKey: null,
  concurrencyKey: null,
  concurrencyLimit: null,
  rateLimit: null,
  createdAt: instant,
  availableAt: instant,
  startedAt: instant,
  finishedAt: null,
  cancelRequestedAt: null,
  ...changes,
});

/** The letter of a job that failed for good. */
export const letter = ({ id: jobId, type, payload }: Job): DeadLetter => ({
  jobId,
  type,
  payload,
  errors: [{ attempt: 5, endedAt: instant, outcome: "failed", error: "The mail server said no." }],
  attempts: 5,
  reason: "exhausted",
  state: "open",
  diedAt: instant,
  automaticReplays: 3,
  replayedAt: null,
  discardedAt: null,
  alertedAt: instant,
});
