import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { PageRequest } from "@atoll/contract/Page";
import type { Member } from "@atoll/contract/tenants/Member";
import type { Tenant, TenantId } from "@atoll/contract/tenants/Tenant";
import { TenantNotFound } from "@atoll/contract/tenants/TenantProblems";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer, Option } from "effect";
import type { Permit } from "../access/Permit.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";

/** Organisations and who belongs to them. A caller sees its active tenant only. */
export class Tenants extends Context.Service<
  Tenants,
  {
    get(
      tenantId: TenantId,
    ): Effect.Effect<Tenant, TenantNotFound | ServiceUnavailable, Permit<"tenants:read">>;
    /** Oldest membership first. */
    members(
      tenantId: TenantId,
      page: PageRequest,
    ): Effect.Effect<
      PageOf<Member>,
      TenantNotFound | InvalidRequest | ServiceUnavailable,
      Permit<"tenants:read">
    >;
  }
>()("@atoll/domain/tenants/Tenants") {
  static readonly layer = Layer.effect(
    Tenants,
    Effect.gen(function* () {
      const tenants = yield* TenantRepository;
      const memberships = yield* MembershipRepository;

      const get = Effect.fn("Tenants.get")(function* (tenantId: TenantId) {
        const tenant = Option.filter(yield* tenants.current, ({ id }) => id === tenantId);
        return yield* Effect.fromOption(tenant, () => new TenantNotFound({}));
      }, databaseAnswers);

      const members = Effect.fn("Tenants.members")(function* (tenantId: TenantId, page: PageRequest) {
        yield* get(tenantId);
        return yield* listAnswers(memberships.list(page));
      }, databaseAnswers);

      return Tenants.of({ get, members });
    }),
  );
}
