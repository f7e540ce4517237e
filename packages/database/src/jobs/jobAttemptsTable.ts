import { AttemptOutcome } from "@atoll/contract/jobs/JobAttempt";
import { check, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";

/**
 * The history of jobs: one row for each attempt that ended, never changed. Partitioned by the day of
 * `started_at` (the migration says so by hand), so that retention drops days instead of deleting rows.
 */
export const jobAttemptsTable = pgTable(
  "job_attempts",
  {
    tenantId: tenantId(),
    jobId: uuid().notNull(),
    attempt: smallint().notNull(),
    runner: text().notNull(),
    startedAt: instant().notNull(),
    endedAt: instant().notNull(),
    outcome: text().notNull(),
    error: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.jobId, table.attempt, table.startedAt] }),
    check("job_attempts_outcome_known", oneOf("outcome", AttemptOutcome.literals)),
    check("job_attempts_error_length", lengthBetween("error", 0, 4_000)),
  ],
);
