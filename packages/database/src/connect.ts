import { PgClient } from "@effect/sql-pg";
import { Duration, Effect, type Redacted, String } from "effect";
import { Reactivity } from "effect/reactivity";
import { postgresTypes } from "./postgresTypes.ts";
import { settle } from "./statements.ts";

export interface ConnectionOptions {
  readonly url: Redacted.Redacted;
  readonly applicationName: string;
  /** Ten when absent. */
  readonly maxConnections?: number;
  /**
   * Whether statements outside of transactions share connections, many in one message. One that takes long holds up
   * those behind it. A transaction has its connection to itself as ever.
   */
  readonly multiplex?: boolean;
  /** Server settings of every session. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * A pool whose rows come with camelCase names, ISO instants and plain numbers, ready for the contract's schemas.
 * JSON values keep their own names. Connects once at least, so that a wrong address fails here.
 */
export const connect = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const sql = yield* PgClient.make({
    url: options.url,
    applicationName: options.applicationName,
    maxConnections: options.maxConnections ?? 10,
    connectTimeout: Duration.seconds(5),
    // A process that froze inside a transaction keeps its row locks no longer than this: takeovers wait for them.
    startupParameters: { idle_in_transaction_session_timeout: "10s", ...options.settings },
    transformResultNames: String.snakeToCamel,
    transformQueryNames: String.camelToSnake,
    transformJson: false,
    multiplex: options.multiplex ?? false,
    types: postgresTypes(),
  }).pipe(Effect.provide(Reactivity.layer));
  yield* sql`select 1`;
  return sql;
}, settle);
