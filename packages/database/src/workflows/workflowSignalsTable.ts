import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "../schema/columns.ts";

/** Completed deferreds of executions. The first completion counts; it may come before the execution was started. */
export const workflowSignalsTable = pgTable(
  "workflow_signals",
  {
    executionId: text().notNull(),
    name: text().notNull(),
    exit: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.executionId, table.name] })],
);
