import { Role, RoleId } from "@atoll/contract/identity/Role";
import { User, type UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { TenantId, TenantName, TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, one } from "../statements.ts";

export interface NewAccount {
  readonly userId: UserId;
  readonly email: string;
  /** `canonicalEmail` of the contract. */
  readonly canonicalEmail: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

export interface Registration extends NewAccount {
  readonly tenantId: TenantId;
  readonly tenantName: string;
}

/** A user with the hash to check a password against. Leaves this process never. */
export const Account = Schema.Struct({
  ...User.fields,
  passwordHash: Schema.NullOr(Schema.String),
  emailVerifiedAt: Schema.NullOr(Instant),
});
export type Account = typeof Account.Type;

/** A tenant that a user may sign in to. */
export const UserTenant = Schema.Struct({
  tenantId: TenantId,
  tenantName: TenantName,
  tenantState: TenantState,
  role: Role,
  roleId: Schema.NullOr(RoleId),
});
export type UserTenant = typeof UserTenant.Type;

const Address = Schema.Struct({ canonicalEmail: Schema.String });
const Registered = Schema.Struct({ registered: Schema.Boolean });

/** People. All but `get` work before a tenant is known, each through a function that returns one narrow row. */
export class UserRepository extends Context.Service<
  UserRepository,
  {
    /** The user, the tenant it founds and its ownership, or nothing and false: the address has an account. */
    readonly register: (registration: Registration) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** The user alone, whose address may be known to be its own; or nothing and false: the address has an account. */
    readonly registerAlone: (
      account: NewAccount,
      isEmailVerified: boolean,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** None for a deactivated account. */
    readonly findByEmail: (
      canonicalEmail: string,
    ) => Effect.Effect<Option.Option<Account>, DatabaseUnavailable>;
    /** The tenants of a user that are not on their way out, oldest membership first. */
    readonly tenants: (userId: UserId) => Effect.Effect<ReadonlyArray<UserTenant>, DatabaseUnavailable>;
    /** The canonical address of an active user that has verified it. Works before a tenant is known. */
    readonly verifiedAddress: (userId: UserId) => Effect.Effect<Option.Option<string>, DatabaseUnavailable>;
    /** A member of the current tenant. */
    readonly get: (userId: UserId) => Effect.Effect<Option.Option<User>, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/UserRepository") {
  static readonly layer = Layer.effect(
    UserRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return UserRepository.of({
        register: (r) =>
          Effect.map(
            one(Registered)(sql`
              select auth_register(${r.userId}::uuid, ${r.email}, ${r.canonicalEmail}, ${r.displayName},
                ${r.passwordHash}, ${r.tenantId}::uuid, ${r.tenantName}) as registered`),
            ({ registered }) => registered,
          ),
        registerAlone: (a, isEmailVerified) =>
          Effect.map(
            one(Registered)(sql`
              select auth_register_alone(${a.userId}::uuid, ${a.email}, ${a.canonicalEmail}, ${a.displayName},
                ${a.passwordHash}, ${isEmailVerified}::boolean) as registered`),
            ({ registered }) => registered,
          ),
        findByEmail: (canonicalEmail) => maybe(Account)(sql`select * from auth_find_user(${canonicalEmail})`),
        tenants: (userId) => all(UserTenant)(sql`select * from auth_memberships(${userId}::uuid)`),
        verifiedAddress: (userId) =>
          Effect.map(
            maybe(Address)(sql`select * from operator_address(${userId}::uuid)`),
            Option.map(({ canonicalEmail }) => canonicalEmail),
          ),
        get: (userId) =>
          forTenant((tenant) =>
            maybe(User)(sql`
              select u.id, u.email, u.display_name, u.created_at
              from users u join memberships m on m.user_id = u.id
              where m.tenant_id = ${tenant} and u.id = ${userId}`),
          ),
      });
    }),
  );
}
