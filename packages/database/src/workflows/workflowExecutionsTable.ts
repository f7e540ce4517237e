import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { createdAt, instant, oneOf } from "../schema/columns.ts";

/**
 * - `announced`: signals came, the workflow has not been started yet;
 * - `waiting`: to be run by the owner of its shard;
 * - `running`: in the memory of the process that holds `tenure`;
 * - `suspended`: until a signal, a timer or a child wakes it;
 * - `halted`: suspended by a failure; only an explicit resumption or interruption wakes it;
 * - `completed`.
 */
export const executionStates = [
  "announced",
  "waiting",
  "running",
  "suspended",
  "halted",
  "completed",
] as const;

/**
 * One row for each execution of a workflow, until retention deletes it: the deduplication of starts, and what is to
 * be run. Results of its steps are in `workflow_steps`, which the migration declares by hand as it is partitioned.
 */
export const workflowExecutionsTable = pgTable(
  "workflow_executions",
  {
    executionId: text().primaryKey(),
    workflow: text().notNull(),
    shard: smallint().notNull(),
    state: text().notNull(),
    /** Whoever runs it; see `runner_tenures`. */
    tenure: bigint({ mode: "number" }),
    /** Grows with each signal, wake-up and interruption: a run that saw fewer may not suspend. */
    news: integer().notNull().default(0),
    interruption: text(),
    payload: text().notNull(),
    result: text(),
    /** Executions that await this one: its end wakes them. */
    awaitedBy: text().array(),
    /** The partition of its steps, by the database's clock in UTC. */
    startedOn: date().notNull(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (table) => [
    index("workflow_executions_live")
      .on(table.shard, table.state, table.createdAt)
      .where(sql.raw("state in ('waiting', 'running')")),
    index("workflow_executions_finished").using("brin", table.finishedAt),
    check("workflow_executions_state", oneOf("state", executionStates)),
    check("workflow_executions_interruption", oneOf("interruption", ["safe", "unsafe"])),
  ],
);
