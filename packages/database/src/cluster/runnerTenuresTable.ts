import { bigint, check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, instant, lengthBetween } from "../schema/columns.ts";

/** One row per time that a process owned shards: its number is the fencing token of all the process writes. */
export const runnerTenuresTable = pgTable(
  "runner_tenures",
  {
    tenure: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    runner: text().notNull(),
    startedAt: createdAt(),
    heartbeatAt: createdAt(),
    /** Set by whoever takes its shards without having been handed them: it may write nothing from then on. */
    fencedAt: instant(),
    /** Set by itself, when it has handed over everything. */
    endedAt: instant(),
  },
  () => [check("runner_tenures_runner_length", lengthBetween("runner", 1, 300))],
);
