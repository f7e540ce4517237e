import { Instant } from "@atoll/contract/Instant";
import { Effect, Schema } from "effect";
import { Database } from "./Database.ts";
import { one } from "./statements.ts";

const Now = Schema.Struct({ now: Instant });

/** The database's clock, by which leases and deadlines are judged: the clocks of processes may differ. */
export const databaseNow = Effect.flatMap(Database, ({ sql, forTenant }) =>
  forTenant(() => Effect.map(one(Now)(sql`select clock_timestamp() as now`), ({ now }) => now)),
);
