import type { Job } from "@atoll/contract/jobs/Job";
import type { JobAttempt } from "@atoll/contract/jobs/JobAttempt";
import { DateTime } from "effect";

const instant = (time: DateTime.Utc): string => `${DateTime.formatIso(time).slice(0, 19)}Z`;

const standing = ({ state, progress }: Job): string =>
  state === "running" ? `running ${progress} %` : state;

/** A job in one line: id, state, type, and when it was submitted. */
export const jobLine = (job: Job): string =>
  `${job.id}  ${standing(job).padEnd(13)}  ${instant(job.createdAt)}  ${job.type}`;

/** All that there is to say about a job. */
export const jobBlock = (job: Job, attempts: ReadonlyArray<JobAttempt>): ReadonlyArray<string> => [
  `${job.type}  ${standing(job)}`,
  `  id         ${job.id}`,
  `  submitted  ${instant(job.createdAt)}, priority ${job.priority}`,
  ...(job.finishedAt === null ? [] : [`  ended      ${instant(job.finishedAt)}`]),
  `  attempts   ${job.attempts} of ${job.maxAttempts}`,
  ...(job.progressNote === null ? [] : [`  progress   ${job.progress} %: ${job.progressNote}`]),
  ...(job.failure === null ? [] : [`  failure    ${job.failure}`]),
  ...(job.state === "completed" ? [`  result     ${JSON.stringify(job.result)}`] : []),
  ...attempts.map(
    ({ attempt, outcome, error, startedAt }) =>
      `  ${String(attempt).padStart(2)}. ${instant(startedAt)}  ${outcome}${error === null ? "" : `: ${error}`}`,
  ),
];
