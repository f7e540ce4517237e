import { DeadLetterReason } from "@atoll/contract/jobs/DeadLetterReason";
import { check, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant, oneOf, tenantId } from "../schema/columns.ts";

/**
 * Jobs that failed for good, each written in the statement that failed it. One row for each job: a job that dies again
 * after a replay opens its letter again.
 */
export const deadLettersTable = pgTable(
  "dead_letters",
  {
    tenantId: tenantId(),
    jobId: uuid().notNull(),
    type: text().notNull(),
    payload: jsonb().notNull(),
    /** The errors of all attempts, as an array of `{ attempt, endedAt, outcome, error }`. */
    errors: jsonb().notNull(),
    attempts: smallint().notNull(),
    reason: text().notNull(),
    diedAt: instant().notNull().defaultNow(),
    automaticReplays: smallint().notNull().default(0),
    replayedAt: instant(),
    discardedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.jobId] }),
    check("dead_letters_reason_known", oneOf("reason", DeadLetterReason.literals)),
  ],
);
