import { index, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { instant } from "../schema/columns.ts";

/** Clocks that have not rung. Due by the database's clock; ringing turns a row into a signal of the same name. */
export const workflowTimersTable = pgTable(
  "workflow_timers",
  {
    executionId: text().notNull(),
    name: text().notNull(),
    exit: text().notNull(),
    shard: smallint().notNull(),
    dueAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.executionId, table.name] }),
    index("workflow_timers_due").on(table.shard, table.dueAt),
  ],
);
