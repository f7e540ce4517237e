import { sql } from "drizzle-orm";
import { bigint, check, pgTable, smallint } from "drizzle-orm/pg-core";
import { runnerTenuresTable } from "./runnerTenuresTable.ts";
import { shardCount } from "./Shard.ts";

/** Who wrote last for each shard; nobody since an orderly hand-over. The migration makes one row per shard. */
export const shardTenuresTable = pgTable(
  "shard_tenures",
  {
    shard: smallint().primaryKey(),
    tenure: bigint({ mode: "number" }).references(() => runnerTenuresTable.tenure),
  },
  () => [check("shard_tenures_shard_range", sql.raw(`shard between 1 and ${shardCount}`))],
);
