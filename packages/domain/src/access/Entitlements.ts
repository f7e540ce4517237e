import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { UserId } from "@atoll/contract/identity/User";
import { type Entitlement, EntitlementRepository } from "@atoll/database/access/EntitlementRepository";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Effect, Layer, Option } from "effect";
import { currentTenant } from "../caller.ts";
import * as CredentialCache from "../revocation/CredentialCache.ts";
import { tagOf } from "../revocation/Revocations.ts";
import type { Lineage } from "./decide.ts";

/** An object of an organisation that a call is about. */
export interface Target {
  readonly type: "project" | "analysis";
  readonly id: string;
}

const remembered = { capacity: 5_000, timeToLive: "5 minutes" } as const;

const tagsOf = (
  tenantId: TenantId,
  userId: UserId,
  { roleId, grants }: Entitlement,
): ReadonlyArray<string> => {
  const roles = [roleId, ...grants.map((grant) => grant.roleId)].filter((id) => id !== null);
  return [tagOf.tenant(tenantId), tagOf.user(userId), ...roles.map(tagOf.role)];
};

/**
 * What decisions rest on, remembered in this process: who has which role where, with the role's rights, and what lies in
 * what. A change of a person's roles, of a role, or of the organisation is heard within a second and ends it; while
 * changes of others would not be heard of, it is read each time.
 */
export class Entitlements extends Context.Service<
  Entitlements,
  {
    /** None: no member of the current tenant. One statement where it is not remembered. */
    of(userId: UserId): Effect.Effect<Option.Option<Entitlement>, DatabaseUnavailable>;
    /** Empty for what is none of the current tenant's own. One statement where it is not remembered. */
    lineageOf(target: Target): Effect.Effect<Lineage, DatabaseUnavailable>;
  }
>()("@atoll/domain/access/Entitlements") {
  static readonly layer = Layer.effect(
    Entitlements,
    Effect.gen(function* () {
      const repository = yield* EntitlementRepository;
      const people = yield* CredentialCache.make<Option.Option<Entitlement>>(remembered);
      const objects = yield* CredentialCache.make<Lineage>(remembered);

      const of = Effect.fnUntraced(function* (userId: UserId) {
        const tenantId = yield* currentTenant;
        const read = Effect.map(repository.of(userId), (value) => ({
          value,
          tags: Option.match(value, {
            onNone: () => [tagOf.tenant(tenantId), tagOf.user(userId)],
            onSome: (found) => tagsOf(tenantId, userId, found),
          }),
          endsAt: Infinity,
        }));
        return yield* people.get(`${tenantId} ${userId}`, read);
      });

      const lineageOf = Effect.fnUntraced(function* ({ type, id }: Target) {
        const tenantId = yield* currentTenant;
        const read = Effect.map(repository.lineage(type, id), (value) => ({
          value,
          tags: [tagOf.tenant(tenantId)],
          // What is not there yet may come into being, under an id that somebody guessed.
          endsAt: value.length === 0 ? 0 : Infinity,
        }));
        return yield* objects.get(`${tenantId} ${type} ${id}`, read);
      });

      return Entitlements.of({ of, lineageOf });
    }),
  );
}
