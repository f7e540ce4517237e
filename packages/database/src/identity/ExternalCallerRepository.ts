import { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { Role, RoleId } from "@atoll/contract/identity/Role";
import { UserId } from "@atoll/contract/identity/User";
import { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all } from "../statements.ts";

/** What a token of another issuer says of itself. */
export interface Claimed {
  readonly issuer: string;
  readonly audiences: ReadonlyArray<string>;
  readonly subject: string;
}

/** A tenant that accepts such tokens, and who their subject is in it at this moment. */
export const Acceptance = Schema.Struct({
  tenantId: TenantId,
  tenantState: TenantState,
  providerId: LoginProviderId,
  audience: Schema.String,
  /** Whether the identity is linked with an account at all, be it deactivated or of no member. */
  linked: Schema.Boolean,
  member: Schema.NullOr(
    Schema.Struct({
      userId: UserId,
      role: Role,
      roleId: Schema.NullOr(RoleId),
      /** Whether one factor is not enough of it: it has a second one, or the tenant asks for one. */
      owes: Schema.Boolean,
    }),
  ),
});
export type Acceptance = typeof Acceptance.Type;

/** Who may be behind a token of another issuer. Works before a tenant is known. */
export class ExternalCallerRepository extends Context.Service<
  ExternalCallerRepository,
  {
    /**
     * The enabled providers that accept tokens of the issuer for one of the audiences; those where the subject is an
     * active member come first, and no more than twenty. Says nothing of whether the token is the issuer's.
     */
    readonly find: (claimed: Claimed) => Effect.Effect<ReadonlyArray<Acceptance>, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/ExternalCallerRepository") {
  static readonly layer = Layer.effect(
    ExternalCallerRepository,
    Effect.gen(function* () {
      const { sql } = yield* Database;
      return ExternalCallerRepository.of({
        find: ({ issuer, audiences, subject }) =>
          all(Acceptance)(sql`
            select * from auth_find_external_callers(${issuer}, ${arrays.texts(audiences)}, ${subject})`),
      });
    }),
  );
}
