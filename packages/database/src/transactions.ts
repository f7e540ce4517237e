import type { PgClient } from "@effect/sql-pg";
import { Cause, Context, Effect, Option, Schedule } from "effect";
import { isSqlError, type SqlError } from "effect/sql/SqlError";
import { DatabaseUnavailable } from "./DatabaseUnavailable.ts";
import { settle } from "./statements.ts";

/** For whom a transaction acts, as `app.tenant` and `app.person` of the open one; "" for nobody. */
export interface OnBehalfOf {
  readonly tenant: string;
  readonly person: string;
}

interface OpenTransaction extends OnBehalfOf {
  /** What is to be done once it is committed. */
  readonly committed: Array<Effect.Effect<void>>;
}

const CurrentTransaction = Context.Reference<OpenTransaction | undefined>(
  "@atoll/database/CurrentTransaction",
  {
    defaultValue: () => undefined,
  },
);

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
      const current = Context.get(context, CurrentTransaction)?.tenant;
      return current === tenant ? effect : notJoined(current, tenant);
    });

const actFor = (sql: PgClient.PgClient, { tenant, person }: OnBehalfOf) =>
  settle(sql`select set_config('app.tenant', ${tenant}, true), set_config('app.person', ${person}, true)`);

/** A person may be told apart within a transaction: somebody signs in, and is one from then on. */
const join = <A, E, R>(
  sql: PgClient.PgClient,
  open: OpenTransaction | undefined,
  behalf: OnBehalfOf,
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<A, E | DatabaseUnavailable, R> => {
  if (open === undefined || open.tenant !== behalf.tenant) return notJoined(open?.tenant, behalf.tenant);
  if (behalf.person === "" || behalf.person === open.person) return effect;
  return actFor(sql, behalf).pipe(
    Effect.andThen(Effect.provideService(effect, CurrentTransaction, { ...open, ...behalf })),
    Effect.tap(() => actFor(sql, open)),
  );
};

/**
 * Runs `effect` in one transaction on behalf of somebody, or in the open one. The settings are local to the
 * transaction: the pooled connection forgets them.
 */
export const inTransaction =
  (sql: PgClient.PgClient, behalf: OnBehalfOf) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | DatabaseUnavailable, R> =>
    Effect.gen(function* () {
      const joined = yield* Effect.serviceOption(sql.transactionService);
      if (Option.isSome(joined)) return yield* join(sql, yield* CurrentTransaction, behalf, effect);
      const attempt = Effect.suspend(() => {
        const open: OpenTransaction = { ...behalf, committed: [] };
        return actFor(sql, behalf).pipe(
          Effect.andThen(Effect.provideService(effect, CurrentTransaction, open)),
          sql.withTransaction,
          Effect.map((value) => ({ value, committed: open.committed })),
        );
      });
      const { value, committed } = yield* attempt.pipe(
        Effect.catchCause((cause) =>
          Option.match(lostConnection(cause), {
            onNone: () => Effect.failCause(cause),
            onSome: (error) => Effect.fail(error),
          }),
        ),
        settle,
        Effect.retry({ schedule: repetitions, while: asked }),
      );
      yield* Effect.all(committed, { discard: true });
      return value;
    });

/**
 * Does `work` once the open transaction is committed, or now where none is open; not at all where it is rolled back. For
 * telling others of a change, who would otherwise look before it is there. A process that dies in between has not done it.
 */
export const afterCommit = (work: Effect.Effect<void>): Effect.Effect<void> =>
  Effect.flatMap(CurrentTransaction, (open) =>
    open === undefined ? work : Effect.sync(() => void open.committed.push(work)),
  );
