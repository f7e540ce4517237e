import { Instant } from "@atoll/contract/Instant";
import type { UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Duration, Effect, Layer, Option, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, one, run, wrote } from "../statements.ts";

/** What a person has to sign in with, and whether the organisation asks for two. */
export const FactorStatus = Schema.Struct({
  password: Schema.Boolean,
  totp: Schema.Boolean,
  /** Locked ones as well. */
  passkeys: Schema.Int,
  /** Not used yet. */
  recoveryCodes: Schema.Int,
  required: Schema.Boolean,
});
export type FactorStatus = typeof FactorStatus.Type;

export const TotpSecret = Schema.Struct({
  secretSealed: Schema.Uint8Array,
  confirmedAt: Schema.NullOr(Instant),
});
export type TotpSecret = typeof TotpSecret.Type;

const WayIn = Schema.Struct({ hasWayIn: Schema.Boolean });
const Left = Schema.Struct({ left: Schema.Int });
const Waiting = Schema.Struct({ seconds: Schema.Finite });
const Failed = Schema.Struct({ failures: Schema.Int });

/** The signed-in person's authenticator app, recovery codes and failures. Times are the database's. */
export class SecondFactorRepository extends Context.Service<
  SecondFactorRepository,
  {
    /** Works before a person is known. None if there is no such account. */
    readonly statusOf: (
      userId: UserId,
      tenantId: TenantId,
    ) => Effect.Effect<Option.Option<FactorStatus>, DatabaseUnavailable>;
    /** Whether the person has a password, an unlocked passkey, or a link with a provider that lets people in. */
    readonly hasWayIn: (userId: UserId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Until the transaction's end nobody else changes what this person signs in with. */
    readonly lock: Effect.Effect<void, DatabaseUnavailable>;
    readonly totp: Effect.Effect<Option.Option<TotpSecret>, DatabaseUnavailable>;
    /** In place of one that was never confirmed; false if there is one that was. */
    readonly enrolTotp: (secretSealed: Uint8Array) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** False if it is not this secret that waits for it. */
    readonly confirmTotp: (
      secretSealed: Uint8Array,
      step: number,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Uses the time step up, and those before. True for one of any number of callers. */
    readonly useTotpStep: (step: number) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** False if there was none that was confirmed. */
    readonly removeTotp: Effect.Effect<boolean, DatabaseUnavailable>;
    /** The ones before are gone. */
    readonly replaceRecoveryCodes: (
      hashes: ReadonlyArray<Uint8Array>,
    ) => Effect.Effect<void, DatabaseUnavailable>;
    /** How many are left; none if it was used or never one. Some for one of any number of callers. */
    readonly useRecoveryCode: (hash: Uint8Array) => Effect.Effect<Option.Option<number>, DatabaseUnavailable>;
    /**
     * Counts an attempt as failed before it is made: zero, or how long to wait. From the fifth failure one after the
     * other on it is half a minute, doubling up to a quarter of an hour. Many at once get no more attempts than one
     * after the other. To be called outside of a transaction, which would take the count back.
     */
    readonly takeAttempt: Effect.Effect<Duration.Duration, DatabaseUnavailable>;
    /** How many failed one after the other. */
    readonly failures: Effect.Effect<number, DatabaseUnavailable>;
    /** The attempt was a success. */
    readonly forgiveAttempts: Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/SecondFactorRepository") {
  static readonly layer = Layer.effect(
    SecondFactorRepository,
    Effect.gen(function* () {
      const { sql, forPerson } = yield* Database;
      return SecondFactorRepository.of({
        statusOf: (userId, tenantId) =>
          maybe(FactorStatus)(sql`select * from auth_second_factors(${userId}::uuid, ${tenantId}::uuid)`),
        hasWayIn: (userId) =>
          Effect.map(
            one(WayIn)(sql`select auth_other_ways(${userId}::uuid, null) > 0 as has_way_in`),
            ({ hasWayIn }) => hasWayIn,
          ),
        lock: forPerson((person) =>
          run(sql`select pg_advisory_xact_lock(hashtextextended(${`second-factors/${person}`}, 0))`),
        ),
        totp: forPerson((person) =>
          maybe(TotpSecret)(
            sql`select secret_sealed, confirmed_at from totp_secrets where user_id = ${person}`,
          ),
        ),
        enrolTotp: (secretSealed) =>
          forPerson((person) =>
            wrote(sql`
              insert into totp_secrets as t (user_id, secret_sealed) values (${person}, ${secretSealed})
              on conflict (user_id) do update
                set secret_sealed = excluded.secret_sealed, created_at = now(), last_step = null
                where t.confirmed_at is null
              returning user_id`),
          ),
        confirmTotp: (secretSealed, step) =>
          forPerson((person) =>
            wrote(sql`
              update totp_secrets set confirmed_at = now(), last_step = ${step}
              where user_id = ${person} and secret_sealed = ${secretSealed} and confirmed_at is null
              returning user_id`),
          ),
        useTotpStep: (step) =>
          forPerson((person) =>
            wrote(sql`
              update totp_secrets set last_step = ${step}
              where user_id = ${person} and confirmed_at is not null and (last_step is null or last_step < ${step})
              returning user_id`),
          ),
        removeTotp: forPerson((person) =>
          wrote(sql`
            delete from totp_secrets where user_id = ${person} and confirmed_at is not null returning user_id`),
        ),
        replaceRecoveryCodes: (hashes) =>
          forPerson((person) =>
            run(sql`delete from recovery_codes where user_id = ${person}`).pipe(
              Effect.andThen(
                run(sql`
                  insert into recovery_codes (user_id, code_hash)
                  select ${person}, * from unnest(${arrays.byteas(hashes)})`),
              ),
            ),
          ),
        useRecoveryCode: (hash) =>
          forPerson((person) =>
            Effect.gen(function* () {
              const used = yield* wrote(sql`
                update recovery_codes set used_at = now()
                where user_id = ${person} and code_hash = ${hash} and used_at is null returning user_id`);
              if (!used) return Option.none();
              const { left } = yield* one(Left)(sql`
                select count(*)::integer as left from recovery_codes
                where user_id = ${person} and used_at is null`);
              return Option.some(left);
            }),
          ),
        takeAttempt: forPerson((person) =>
          Effect.gen(function* () {
            const taken = yield* wrote(sql`
              insert into second_factor_throttles as t (user_id, failures, blocked_until)
              values (${person}, 1, clock_timestamp())
              on conflict (user_id) do update set
                failures = least(t.failures + 1, 1000000),
                blocked_until = clock_timestamp() + interval '1 second' *
                  case when t.failures < 4 then 0 else least(900, 30 * 2 ^ least(t.failures - 4, 5)) end
                where t.blocked_until <= clock_timestamp()
              returning user_id`);
            if (taken) return Duration.zero;
            const { seconds } = yield* one(Waiting)(sql`
              select greatest(1, extract(epoch from blocked_until - clock_timestamp()))::double precision as seconds
              from second_factor_throttles where user_id = ${person}`);
            return Duration.seconds(seconds);
          }),
        ),
        failures: forPerson((person) =>
          Effect.map(
            one(Failed)(sql`
              select coalesce(max(failures), 0) as failures from second_factor_throttles where user_id = ${person}`),
            ({ failures }) => failures,
          ),
        ),
        forgiveAttempts: forPerson((person) =>
          run(sql`
            update second_factor_throttles set failures = 0, blocked_until = clock_timestamp()
            where user_id = ${person}`),
        ),
      });
    }),
  );
}
