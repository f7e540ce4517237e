import type { PgClient } from "@effect/sql-pg";
import { Duration, Effect, Schema } from "effect";
import type { SqlError } from "effect/sql/SqlError";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { one } from "../statements.ts";

/** Forgets up to `most` of what has been over for longer than `keep`, and says how many there were. */
export type Forget = (keep: Duration.Duration, most: number) => Effect.Effect<number, DatabaseUnavailable>;

const Forgotten = Schema.Struct({ forgotten: Schema.Int });

/** What the repositories of retention write their statements with. */
export const retentionStatements = (sql: PgClient.PgClient) => {
  const interval = (keep: Duration.Duration) =>
    sql`${Duration.toSeconds(keep)}::double precision * interval '1 second'`;
  /** For a statement that answers with how many it has forgotten, in the column `forgotten`. */
  const counting = (statement: Effect.Effect<ReadonlyArray<unknown>, SqlError>) =>
    Effect.map(one(Forgotten)(statement), ({ forgotten }) => forgotten);
  /** A function of a migration, `name(keep, most)`. */
  const calling =
    (name: string): Forget =>
    (keep, most) =>
      counting(sql`select ${sql(name)}(${interval(keep)}, ${most}) as forgotten`);
  return { interval, counting, calling };
};
