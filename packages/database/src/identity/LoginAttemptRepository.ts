import { Identifier } from "@atoll/contract/Identifier";
import type { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { UserId } from "@atoll/contract/identity/User";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Duration, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, run } from "../statements.ts";

export const LoginAttemptId = Identifier.pipe(Schema.brand("LoginAttemptId"));
export type LoginAttemptId = typeof LoginAttemptId.Type;

export interface NewLoginAttempt {
  readonly id: LoginAttemptId;
  readonly providerId: LoginProviderId;
  /** SHA-256 of each. */
  readonly stateHash: Uint8Array;
  readonly browserHash: Uint8Array;
  readonly secretsSealed: Uint8Array;
  /** Whose account is to be linked; null to sign in. */
  readonly linkFor: UserId | null;
  readonly redirect: string;
  readonly lifetime: Duration.Duration;
}

/** An attempt that was taken to be finished. */
export const SpentAttempt = Schema.Struct({
  tenantId: TenantId,
  id: LoginAttemptId,
  secretsSealed: Schema.Uint8Array,
  purpose: Schema.Literals(["login", "link"]),
  userId: Schema.NullOr(UserId),
  redirect: Schema.String,
});
export type SpentAttempt = typeof SpentAttempt.Type;

/** People on the way to a provider and back. */
export class LoginAttemptRepository extends Context.Service<
  LoginAttemptRepository,
  {
    /** Of the current tenant. */
    readonly create: (attempt: NewLoginAttempt) => Effect.Effect<void, DatabaseUnavailable>;
    /**
     * Works before a tenant is known. Of any number of calls at once, on whichever processes, one gets the attempt.
     * None for another browser or provider, which also leave it to the right one.
     */
    readonly spend: (key: {
      readonly stateHash: Uint8Array;
      readonly browserHash: Uint8Array;
      readonly providerId: LoginProviderId;
    }) => Effect.Effect<Option.Option<SpentAttempt>, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/LoginAttemptRepository") {
  static readonly layer = Layer.effect(
    LoginAttemptRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return LoginAttemptRepository.of({
        create: ({ id, providerId, stateHash, browserHash, secretsSealed, linkFor, redirect, lifetime }) =>
          forTenant((tenant) =>
            run(sql`
              insert into login_attempts (tenant_id, id, provider_id, state_hash, browser_hash, secrets_sealed,
                purpose, user_id, redirect, expires_at)
              values (${tenant}, ${id}, ${providerId}, ${stateHash}, ${browserHash}, ${secretsSealed},
                ${linkFor === null ? "login" : "link"}, ${linkFor}::uuid, ${redirect},
                now() + ${Duration.toSeconds(lifetime)} * interval '1 second')`),
          ),
        spend: ({ stateHash, browserHash, providerId }) =>
          maybe(SpentAttempt)(sql`
            select * from auth_spend_login_attempt(${stateHash}, ${browserHash}, ${providerId}::uuid)`),
      });
    }),
  );
}
