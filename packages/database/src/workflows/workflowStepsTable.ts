import { date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "../schema/columns.ts";

/**
 * Results of activities: append-only, the first one counts. Partitioned by the day its execution started (by hand in
 * the migration: drizzle knows no partitions), so that all steps of an execution are read from one partition, and
 * retention drops whole days.
 */
export const workflowStepsTable = pgTable(
  "workflow_steps",
  {
    executionId: text().notNull(),
    name: text().notNull(),
    attempt: integer().notNull(),
    startedOn: date().notNull(),
    exit: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.executionId, table.name, table.attempt, table.startedOn] })],
);
