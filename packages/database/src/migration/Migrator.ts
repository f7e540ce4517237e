import type { PgClient } from "@effect/sql-pg";
import { Duration, Effect, Option, type Redacted, Schema } from "effect";
import type { SqlError } from "effect/sql/SqlError";
import { position, serverMessage, sqlState } from "../SqlFailure.ts";
import * as AppliedMigrations from "./AppliedMigrations.ts";
import { migrateClusterTables } from "./clusterTables.ts";
import { MigrationFailed, MigrationLockBusy, RolesMissing } from "./MigrationErrors.ts";
import * as MigrationFiles from "./MigrationFiles.ts";
import { waitForDatabase } from "./waitForDatabase.ts";

export interface MigratorOptions {
  /** Connects as `atoll_owner`, who owns the database. */
  readonly url: Redacted.Redacted;
  /** The folder of `NNNN_name.sql` files. */
  readonly directory: string;
  /** How long to wait for the server, and for other migrating processes. One minute when absent. */
  readonly patience?: Duration.Duration;
}

/** Every process that migrates an Atoll database takes this advisory lock. The number is "atoll" in ASCII. */
const advisoryLock = 418_565_287_020;

const runtimeRoles = ["atoll_app", "atoll_system"] as const;

const Roles = Schema.Array(Schema.Struct({ name: Schema.String }));

const requireRoles = Effect.fnUntraced(function* (sql: PgClient.PgClient) {
  const rows =
    yield* sql`select rolname::text as name from pg_roles where ${sql.in("rolname", runtimeRoles)}`;
  const present = yield* Schema.decodeUnknownEffect(Roles)(rows).pipe(Effect.orDie);
  const missing = runtimeRoles.filter((role) => !present.some(({ name }) => name === role));
  if (missing.length === 0) return;
  return yield* new RolesMissing({
    roles: missing,
    message:
      `The server has no role ${missing.join(" and no role ")}. ` +
      "Create them with LOGIN and a password (no SUPERUSER, no BYPASSRLS) and run again.",
  });
});

/** Holds the lock while `effect` runs, also over its transactions; the connection's end frees it in any case. */
const underLock = <A, E, R>(
  sql: PgClient.PgClient,
  patience: Duration.Duration,
  effect: Effect.Effect<A, E, R>,
) =>
  Effect.gen(function* () {
    yield* sql`select set_config('lock_timeout', ${`${Math.ceil(Duration.toMillis(patience))}ms`}, false)`;
    yield* sql`select pg_advisory_lock(${advisoryLock})`.pipe(
      Effect.catchIf(
        (error) => error.reason._tag === "LockTimeoutError",
        () =>
          new MigrationLockBusy({
            message:
              `Another process has been migrating this database for more than ${Duration.format(patience)}. ` +
              "Look at its log; run again when it is done.",
          }),
      ),
    );
    return yield* Effect.ensuring(effect, Effect.ignore(sql`select pg_advisory_unlock(${advisoryLock})`));
  });

const statementFailed = (migration: MigrationFiles.MigrationFile, statement: string) => (error: SqlError) => {
  const at = position(error);
  const line = statement.slice(0, (at ?? 1) - 1).split("\n").length;
  const state = Option.getOrNull(sqlState(error));
  return new MigrationFailed({
    name: migration.name,
    sqlState: state,
    message:
      `Migration ${migration.name} was rolled back: ${serverMessage(error)} ` +
      `(SQLSTATE ${state ?? "none"}, line ${line} of the statement "${statement.split("\n", 1)[0]}").`,
  });
};

const apply = (sql: PgClient.PgClient, migration: MigrationFiles.MigrationFile) =>
  Effect.forEach(
    migration.statements,
    (statement) => sql.unsafe(statement).pipe(Effect.mapError(statementFailed(migration, statement))),
    { discard: true },
  ).pipe(
    Effect.andThen(AppliedMigrations.record(sql, migration)),
    sql.withTransaction,
    Effect.andThen(Effect.logInfo(`Applied ${migration.name}`)),
  );

/**
 * Brings the database to the schema of this release and returns the names applied now, none if it was there already.
 * Waits for the server; takes a lock, so that any number may start at once; applies each migration in one
 * transaction. A failure leaves the migrations before it in place, and running again goes on from there.
 */
export const migrate = Effect.fn("Migrator.migrate")(function* (options: MigratorOptions) {
  const patience = options.patience ?? Duration.minutes(1);
  const files = yield* MigrationFiles.read(options.directory);
  const sql = yield* waitForDatabase(options.url, patience);
  const work = Effect.gen(function* () {
    yield* requireRoles(sql);
    const pending = yield* AppliedMigrations.pending(yield* AppliedMigrations.read(sql), files);
    yield* Effect.forEach(pending, (migration) => apply(sql, migration), { discard: true });
    yield* migrateClusterTables(sql);
    return pending.map(({ name }) => name);
  });
  return yield* underLock(sql, patience, work).pipe(
    Effect.catchTag("SqlError", (error) =>
      Effect.fail(
        new MigrationFailed({
          name: "(between migrations)",
          sqlState: Option.getOrNull(sqlState(error)),
          message: `The database did not let the migration run: ${serverMessage(error)}.`,
        }),
      ),
    ),
  );
}, Effect.scoped);
