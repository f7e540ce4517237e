import { LinkedAccount, type LinkedAccountId } from "@atoll/contract/identity/LinkedAccount";
import type { JoiningRole, LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { User, UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, one } from "../statements.ts";

/** An identity elsewhere, and by which provider the hub has seen it. */
export interface SeenIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly providerId: LoginProviderId;
}

export interface Joining {
  readonly userId: UserId;
  readonly linkId: LinkedAccountId;
  readonly email: string;
  /** `canonicalEmail` of the contract. */
  readonly canonicalEmail: string;
  readonly isEmailVerified: boolean;
  readonly displayName: string;
  readonly tenantId: TenantId;
  readonly role: JoiningRole;
}

const Held = Schema.Struct({ ...LinkedAccount.fields, holder: UserId });
const Linked = Schema.Struct({ linked: Schema.Boolean });
const Joined = Schema.Struct({ joined: Schema.Boolean });
const Outcome = Schema.Struct({ outcome: Schema.Literals(["unlinked", "missing", "last"]) });

/** Which identities elsewhere are whose. All but `list` work before a person is known. */
export class LinkedAccountRepository extends Context.Service<
  LinkedAccountRepository,
  {
    /** Whose it is; nobody's while the account is deactivated. */
    readonly find: (
      issuer: string,
      subject: string,
    ) => Effect.Effect<Option.Option<User>, DatabaseUnavailable>;
    /** Whether the user has an identity at the issuer already. */
    readonly isLinkedAt: (userId: UserId, issuer: string) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Makes it this user's if it is nobody's. Returns the link there is afterwards, whose `holder` may be another. */
    readonly link: (
      userId: UserId,
      id: LinkedAccountId,
      identity: SeenIdentity,
    ) => Effect.Effect<typeof Held.Type, DatabaseUnavailable>;
    /** Account, membership and link of a new person; or nothing and false: the address has an account. */
    readonly join: (joining: Joining, identity: SeenIdentity) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** The signed-in person's own, oldest first. */
    readonly list: Effect.Effect<ReadonlyArray<LinkedAccount>, DatabaseUnavailable>;
    /** `last` and nothing done when the person would have no way to sign in any more. */
    readonly unlink: (
      userId: UserId,
      id: LinkedAccountId,
    ) => Effect.Effect<(typeof Outcome.Type)["outcome"], DatabaseUnavailable>;
  }
>()("@atoll/database/identity/LinkedAccountRepository") {
  static readonly layer = Layer.effect(
    LinkedAccountRepository,
    Effect.gen(function* () {
      const { sql, forPerson } = yield* Database;
      return LinkedAccountRepository.of({
        find: (issuer, subject) =>
          maybe(User)(sql`select * from auth_find_linked_account(${issuer}, ${subject})`),
        isLinkedAt: (userId, issuer) =>
          Effect.map(
            one(Linked)(sql`select auth_is_linked_at(${userId}::uuid, ${issuer}) as linked`),
            ({ linked }) => linked,
          ),
        link: (userId, id, { issuer, subject, email, providerId }) =>
          one(Held)(sql`
            select * from auth_link_account(${userId}::uuid, ${id}::uuid, ${issuer}, ${subject}, ${email}::text,
              ${providerId}::uuid)`),
        join: (j, { issuer, subject, providerId }) =>
          Effect.map(
            one(Joined)(sql`
              select auth_join_by_provider(${j.userId}::uuid, ${j.email}, ${j.canonicalEmail}, ${j.displayName},
                ${j.isEmailVerified}::boolean, ${j.tenantId}::uuid, ${j.role}, ${j.linkId}::uuid, ${issuer},
                ${subject}, ${providerId}::uuid) as joined`),
            ({ joined }) => joined,
          ),
        list: forPerson((person) =>
          all(LinkedAccount)(sql`
            select id, issuer, email, provider_id, created_at from linked_accounts
            where user_id = ${person} order by created_at, id`),
        ),
        unlink: (userId, id) =>
          Effect.map(
            one(Outcome)(sql`select auth_unlink_account(${userId}::uuid, ${id}::uuid) as outcome`),
            ({ outcome }) => outcome,
          ),
      });
    }),
  );
}
