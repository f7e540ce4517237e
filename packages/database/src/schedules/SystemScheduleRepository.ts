import { Instant } from "@atoll/contract/Instant";
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, one, run, wrote } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";

/** Where a system schedule stands, by the database's clock. */
export const SystemScheduleStatus = Schema.Struct({
  now: Instant,
  nextDueAt: Instant,
  lastDueAt: Schema.NullOr(Instant),
  /** Milliseconds until it can be claimed: it is due then, and nobody's lease is in the way. */
  delay: Schema.Finite,
});
export type SystemScheduleStatus = typeof SystemScheduleStatus.Type;

const Claim = Schema.Struct({ dueAt: Instant, now: Instant });

/** Who does the hub's own recurring work, across processes. `holder` is a fresh id of one attempt at it. */
export class SystemScheduleRepository extends Context.Service<
  SystemScheduleRepository,
  {
    /** Knows it from now on; `firstDue` gets the database's time and counts only where it was not known before. */
    readonly enrol: (
      name: string,
      firstDue: (now: DateTime.Utc) => DateTime.Utc,
    ) => Effect.Effect<void, DatabaseUnavailable>;
    readonly status: (name: string) => Effect.Effect<SystemScheduleStatus, DatabaseUnavailable>;
    /** The due time to work on, for one caller alone until its lease ends. None: not due, or another one works on it. */
    readonly claim: (
      name: string,
      holder: string,
      leaseSeconds: number,
    ) => Effect.Effect<Option.Option<typeof Claim.Type>, DatabaseUnavailable>;
    /** False when the lease was lost to another one: stop working. */
    readonly renew: (
      name: string,
      holder: string,
      leaseSeconds: number,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** The work is done; due again at `next`. False when the lease was lost before. */
    readonly complete: (
      name: string,
      holder: string,
      next: DateTime.Utc,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** The work was not done: another one, or this one again, may claim it after `retrySeconds`. */
    readonly release: (
      name: string,
      holder: string,
      retrySeconds: number,
    ) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/schedules/SystemScheduleRepository") {
  static readonly layer = Layer.effect(
    SystemScheduleRepository,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const Now = Schema.Struct({ now: Instant });
      const seconds = (count: number) => sql`clock_timestamp() + ${count} * interval '1 second'`;
      return SystemScheduleRepository.of({
        enrol: Effect.fnUntraced(function* (name, firstDue) {
          const known = yield* maybe(Now)(
            sql`select clock_timestamp() as now from system_schedules where name = ${name}`,
          );
          if (Option.isSome(known)) return;
          const { now } = yield* one(Now)(sql`select clock_timestamp() as now`);
          yield* run(sql`
            insert into system_schedules (name, next_due_at)
            values (${name}, ${DateTime.formatIso(firstDue(now))}) on conflict do nothing`);
        }),
        status: (name) =>
          one(SystemScheduleStatus)(sql`
            select clock_timestamp() as now, next_due_at, last_due_at,
              greatest(0, extract(epoch from
                greatest(next_due_at, lease_expires_at) - clock_timestamp()) * 1000)::float8 as delay
            from system_schedules where name = ${name}`),
        claim: (name, holder, leaseSeconds) =>
          maybe(Claim)(sql`
            update system_schedules set holder = ${holder}, lease_expires_at = ${seconds(leaseSeconds)}
            where name = ${name} and next_due_at <= clock_timestamp()
              and (lease_expires_at is null or lease_expires_at <= clock_timestamp())
            returning next_due_at as due_at, clock_timestamp() as now`),
        renew: (name, holder, leaseSeconds) =>
          wrote(sql`
            update system_schedules set lease_expires_at = ${seconds(leaseSeconds)}
            where name = ${name} and holder = ${holder} returning name`),
        complete: (name, holder, next) =>
          wrote(sql`
            update system_schedules set last_due_at = next_due_at, next_due_at = ${DateTime.formatIso(next)},
              holder = null, lease_expires_at = null
            where name = ${name} and holder = ${holder} returning name`),
        release: (name, holder, retrySeconds) =>
          run(sql`
            update system_schedules set holder = null, lease_expires_at = ${seconds(retrySeconds)}
            where name = ${name} and holder = ${holder}`),
      });
    }),
  );
}
