import type { AuditEvent } from "@atoll/contract/audit/AuditEvent";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { NoLinkedAccount } from "@atoll/contract/identity/FederationProblems";
import { LinkedAccountId } from "@atoll/contract/identity/LinkedAccount";
import { JoiningRole } from "@atoll/contract/identity/LoginProvider";
import { canonicalEmail, type User, UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { LinkedAccountRepository, type SeenIdentity } from "@atoll/database/identity/LinkedAccountRepository";
import type { StoredProvider } from "@atoll/database/identity/LoginProviderRepository";
import { type Account, UserRepository } from "@atoll/database/identity/UserRepository";
import { type ExternalIdentity, isPublicIssuer } from "@atoll/platform/oidc/ProviderSetup";
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect";
import { AuditTrail, personActor } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { nameFor, trustedEmail } from "./joining.ts";

/** An identity that a provider of a tenant has vouched for. */
export interface Vouched {
  readonly tenantId: TenantId;
  readonly provider: StoredProvider;
  readonly identity: ExternalIdentity;
  /** What the person's browser says its name is. */
  readonly displayName: string | undefined;
}

const isJoining = Schema.is(JoiningRole);

export const seenBy = ({ provider, identity }: Pick<Vouched, "provider" | "identity">): SeenIdentity => ({
  issuer: identity.issuer,
  subject: identity.subject,
  email: identity.email?.slice(0, 320) ?? null,
  providerId: provider.id,
});

/** Whose account an identity elsewhere is. */
export class ProviderAccounts extends Context.Service<
  ProviderAccounts,
  {
    /**
     * The account the identity, (issuer, subject), is linked with. When it is linked with none, and the organisation
     * trusts the provider for the identity's verified address:
     * - the account with that address, if its holder has verified the address here, has no other identity of the same
     *   issuer (addresses are given to the next person), and is a member of this organisation **and of no other**: what
     *   an administrator of one organisation decides about a provider must not open accounts that reach into another.
     *   Nor owners, administrators and roles of its own making: they link it themselves, or whoever may set up a
     *   provider could make itself one of them;
     * - a new account, as member of the organisation, if the provider lets people join. Its address counts as verified
     *   in the hub only where no tenant decides what the issuer says.
     *
     * In every other case `NoLinkedAccount`, which does not tell whether the address has an account.
     */
    readonly find: (vouched: Vouched) => Effect.Effect<User, NoLinkedAccount | ServiceUnavailable>;
    /** The second of the two alone: no account that there is already becomes the identity's. */
    readonly join: (vouched: Vouched) => Effect.Effect<User, NoLinkedAccount | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/ProviderAccounts") {
  static readonly layer = Layer.effect(
    ProviderAccounts,
    Effect.gen(function* () {
      const users = yield* UserRepository;
      const links = yield* LinkedAccountRepository;
      const trail = yield* AuditTrail;

      /** In the provider's organisation, by the person whom it has vouched for. */
      const recorded = <A, E, R>(
        change: Effect.Effect<A, E, R>,
        { tenantId, provider, identity }: Vouched,
        made: (outcome: A) => { readonly action: AuditEvent; readonly userId: UserId } | undefined,
      ) =>
        trail
          .recorded(change, (outcome) => {
            const record = made(outcome);
            return record === undefined
              ? undefined
              : {
                  action: record.action,
                  target: { type: "user", id: record.userId },
                  changes: diff("linkedAccount", {}, { ...seenBy({ provider, identity }) }),
                  actor: personActor(record.userId),
                };
          })
          .pipe(actingAs(tenantId, { _tag: "System", name: "identity" }));

      const linkTo = Effect.fnUntraced(function* (account: Account, vouched: Vouched) {
        const memberships = yield* users.tenants(account.id);
        const isOnlyHere = memberships.every(({ tenantId }) => tenantId === vouched.tenantId);
        const isAnother = yield* links.isLinkedAt(account.id, vouched.identity.issuer);
        const isMember =
          memberships.length > 0 && isOnlyHere && memberships.every(({ role }) => isJoining(role));
        if (account.emailVerifiedAt === null || isAnother || !isMember) {
          return yield* new NoLinkedAccount({});
        }
        const linking = links.link(account.id, yield* newId(LinkedAccountId), seenBy(vouched));
        const { holder } = yield* recorded(linking, vouched, (made) =>
          made.holder === account.id ? { action: "account.linked", userId: account.id } : undefined,
        );
        if (holder !== account.id) return yield* new NoLinkedAccount({});
        const { id, email, displayName, createdAt } = account;
        return { id, email, displayName, createdAt };
      });

      const emailOf = ({ identity, provider }: Vouched) =>
        Effect.fromOption(trustedEmail(identity, provider), () => new NoLinkedAccount({}));

      const join = Effect.fn("ProviderAccounts.join")(function* (vouched: Vouched) {
        const { tenantId, provider, identity } = vouched;
        if (!provider.autoJoin) return yield* new NoLinkedAccount({});
        const email = yield* emailOf(vouched);
        const userId = yield* newId(UserId);
        const displayName = nameFor(email, identity.displayName, vouched.displayName);
        const joining = links.join(
          {
            userId,
            linkId: yield* newId(LinkedAccountId),
            email,
            canonicalEmail: canonicalEmail(email),
            isEmailVerified: isPublicIssuer(provider),
            displayName,
            tenantId,
            role: provider.defaultRole,
          },
          seenBy(vouched),
        );
        const joined = yield* recorded(joining, vouched, (isNew) =>
          isNew ? { action: "account.joined", userId } : undefined,
        );
        if (!joined) return yield* new NoLinkedAccount({});
        return { id: userId, email, displayName, createdAt: yield* DateTime.now };
      }, databaseAnswers);

      const find = Effect.fn("ProviderAccounts.find")(function* (vouched: Vouched) {
        const { identity } = vouched;
        const linked = yield* links.find(identity.issuer, identity.subject);
        if (Option.isSome(linked)) return linked.value;
        const account = yield* users.findByEmail(canonicalEmail(yield* emailOf(vouched)));
        return yield* Option.isSome(account) ? linkTo(account.value, vouched) : join(vouched);
      }, databaseAnswers);

      return ProviderAccounts.of({ find, join });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
