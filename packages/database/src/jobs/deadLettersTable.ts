import { DeadLetterReason } from "@atoll/contract/jobs/DeadLetterReason";
import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
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
    /** When people were told; none yet while the watcher may still replay it. */
    alertedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.jobId] }),
    // What the watcher has yet to replay or to tell of.
    index("dead_letters_watched")
      .on(table.tenantId, table.diedAt)
      .where(sql.raw("replayed_at is null and discarded_at is null and alerted_at is null")),
    check("dead_letters_reason_known", oneOf("reason", DeadLetterReason.literals)),
  ],
);
