import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { WorkRetentionRepository } from "@atoll/database/retention/WorkRetentionRepository";
import type { SettingInvalid } from "@atoll/platform/config/Setting";
import { type Duration, Effect } from "effect";
import type { SystemSchedule } from "../schedules/SystemSchedules.ts";
import * as RetentionSettings from "./RetentionSettings.ts";
import { forget, type Forgotten } from "./Retention.ts";

/** Rows of one statement: work is plenty, and nobody waits for rows that are over. */
const batch = 5_000;

/** How long the records of work are kept after its end. */
export interface KeptWork {
  readonly workflows: Duration.Duration;
  readonly jobs: Duration.Duration;
  readonly deadLetters: Duration.Duration;
}

/** One pass over what is older than that: rows in batches, histories by whole days. */
export const passWith = (
  keep: KeptWork,
): Effect.Effect<Forgotten, DatabaseUnavailable, WorkRetentionRepository> =>
  Effect.gen(function* () {
    const repository = yield* WorkRetentionRepository;
    const forgotten = {
      executions: yield* forget(repository.forgetExecutions, keep.workflows, batch),
      workflowDays: yield* repository.dropWorkflowDays(keep.workflows),
      jobs: yield* forget(repository.forgetJobs, keep.jobs, batch),
      deadLetters: yield* forget(repository.forgetDeadLetters, keep.deadLetters, batch),
      jobDays: yield* repository.dropJobDays(keep.jobs),
    };
    if (Object.values(forgotten).some((count) => count > 0)) {
      yield* Effect.logInfo("Forgot work that has been over for long").pipe(Effect.annotateLogs(forgotten));
    }
    return forgotten;
  }).pipe(Effect.withSpan("WorkRetention.pass"));

const pass: Effect.Effect<Forgotten, DatabaseUnavailable | SettingInvalid, WorkRetentionRepository> =
  Effect.gen(function* () {
    return yield* passWith({
      workflows: yield* RetentionSettings.workflows.read,
      jobs: yield* RetentionSettings.jobs.read,
      deadLetters: yield* RetentionSettings.deadLetters.read,
    });
  });

/** Once an hour, in one process. */
export const schedule: SystemSchedule<WorkRetentionRepository> = {
  name: "work-retention",
  cron: "11 * * * *",
  run: () => Effect.asVoid(pass),
};
