import type { PgClient } from "@effect/sql-pg";
import { Context, Effect, Layer } from "effect";
import { connect, type ConnectionOptions } from "./connect.ts";
import { assertRole } from "./databaseRole.ts";
import type { DatabaseUnavailable } from "./DatabaseUnavailable.ts";
import { inTransaction } from "./transactions.ts";

/**
 * Every statement of the engine finds few rows by their keys, and a session keeps its plan. One made while a
 * table was empty reads all of it for ever: after 100,000 rows had come, a start of 128 jobs took seconds
 * instead of 4 ms (seen).
 */
const lookups = { enable_seqscan: "off", enable_hashjoin: "off", enable_mergejoin: "off" };

/**
 * The database as `atoll_system`, across tenants: outbox, leases that ran out, the hub's keys and the durable
 * engine's journal, and nothing else.
 */
export class SystemDatabase extends Context.Service<
  SystemDatabase,
  {
    /** One transaction; a further call inside joins it. See `Database.transaction` on repetition. */
    readonly transaction: <A, E, R>(
      effect: Effect.Effect<A, E, R>,
    ) => Effect.Effect<A, E | DatabaseUnavailable, R>;
    /** For repositories and the storage of the durable engine. */
    readonly sql: PgClient.PgClient;
  }
>()("@atoll/database/SystemDatabase") {
  /** Connects, and refuses a role that could read what belongs to tenants. */
  static readonly layer = (options: Omit<ConnectionOptions, "applicationName">) =>
    Layer.effect(
      SystemDatabase,
      Effect.gen(function* () {
        const sql = yield* connect({ ...options, applicationName: "atoll-system", settings: lookups });
        yield* assertRole(sql, "DATABASE_SYSTEM_URL");
        return SystemDatabase.of({ sql, transaction: inTransaction(sql, { tenant: "", person: "" }) });
      }),
    );
}
