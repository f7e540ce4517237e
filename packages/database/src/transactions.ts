import type { PgClient } from "@effect/sql-pg";
import { Cause, Context, Effect, Option, Schedule } from "effect";
import { isSqlError, type SqlError } from "effect/sql/SqlError";
import { DatabaseUnavailable } from "./DatabaseUnavailable.ts";
import { settle } from "./statements.ts";

/** The `app.tenant` of the open transaction: undefined outside of one. */
const OpenTenant = Context.Reference<string | undefined>("@atoll/database/OpenTenant", {
  defaultValue: () => undefined,
});

const repetitions = Schedule.exponential("10 millis").pipe(Schedule.jittered, Schedule.upTo({ times: 3 }));

const asked = (error: unknown): boolean => error instanceof DatabaseUnavailable && error.repeatable;

/** With the connection gone the rollback fails too, and the library then reports both failures as defects. */
const lostConnection = (cause: Cause.Cause<unknown>): Option.Option<SqlError | DatabaseUnavailable> => {
  for (const reason of cause.reasons) {
    if (!Cause.isDieReason(reason)) continue;
    const { defect } = reason;
    if (isSqlError(defect) || defect instanceof DatabaseUnavailable) return Option.some(defect);
  }
  return Option.none();
};

const notJoined = (current: string | undefined, tenant: string) =>
  Effect.die(
    new Error(`A transaction of tenant "${current}" cannot be joined on behalf of tenant "${tenant}"`),
  );

/**
 * Runs `effect`, one statement that names `tenant` itself (see `Database.read`), without a transaction around it, or in
 * the open one.
 */
export const inStatement =
  (sql: PgClient.PgClient, tenant: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.contextWith((context: Context.Context<never>) => {
      if (Option.isNone(Context.getOption(context, sql.transactionService))) return effect;
      const current = Context.get(context, OpenTenant);
      return current === tenant ? effect : notJoined(current, tenant);
    });

/**
 * Runs `effect` in one transaction for `tenant` ("" for none), or in the open one. The setting is local to the
 * transaction: the pooled connection forgets it.
 */
export const inTransaction =
  (sql: PgClient.PgClient, tenant: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | DatabaseUnavailable, R> =>
    Effect.gen(function* () {
      const open = yield* Effect.serviceOption(sql.transactionService);
      if (Option.isSome(open)) {
        const current = yield* OpenTenant;
        if (current === tenant) return yield* effect;
        return yield* notJoined(current, tenant);
      }
      return yield* sql`select set_config('app.tenant', ${tenant}, true)`.pipe(
        settle,
        Effect.andThen(Effect.provideService(effect, OpenTenant, tenant)),
        sql.withTransaction,
        Effect.catchCause((cause) =>
          Option.match(lostConnection(cause), {
            onNone: () => Effect.failCause(cause),
            onSome: (error) => Effect.fail(error),
          }),
        ),
        settle,
        Effect.retry({ schedule: repetitions, while: asked }),
      );
    });
