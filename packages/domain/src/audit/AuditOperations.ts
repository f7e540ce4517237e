import type { AuditVerification } from "@atoll/contract/audit/AuditApi";
import type { AuditEntry } from "@atoll/contract/audit/AuditEntry";
import type { AuditFilter } from "@atoll/contract/audit/AuditFilter";
import { installation } from "@atoll/contract/audit/installation";
import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { PageRequest } from "@atoll/contract/Page";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { AuditChains } from "@atoll/database/audit/AuditChains";
import { AuditEntryRepository } from "@atoll/database/audit/AuditEntryRepository";
import { Context, Effect, Layer } from "effect";
import { actingAs, currentUser } from "../caller.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { AuditTrail } from "./AuditTrail.ts";
import { reported } from "./AuditReading.ts";
import { mostVerified, verifyChain } from "./verifyChain.ts";

const mostChains = 100;

/**
 * The audit trail as whoever operates the hub sees it: the installation's own entries, and of all others whether their
 * chains are whole. That the caller is an operator, the endpoint's policy has checked.
 */
export class AuditOperations extends Context.Service<
  AuditOperations,
  {
    /** Of the installation's own trail, newest first; recorded in it, once for each list, with its first page. */
    list(
      filter: AuditFilter,
      page: PageRequest,
    ): Effect.Effect<PageOf<AuditEntry>, InvalidRequest | ServiceUnavailable>;
    /** Whose chains there are, by id, up to a hundred behind `after`; what was never sealed has none yet. */
    chains(after: TenantId | null): Effect.Effect<ReadonlyArray<TenantId>, ServiceUnavailable>;
    /** See `verifyChain`; an unknown id has an empty chain. */
    verify(tenantId: TenantId, after: number): Effect.Effect<AuditVerification, ServiceUnavailable>;
  }
>()("@atoll/domain/audit/AuditOperations") {
  static readonly layer = Layer.effect(
    AuditOperations,
    Effect.gen(function* () {
      const chains = yield* AuditChains;
      const entries = yield* AuditEntryRepository;
      const trail = yield* AuditTrail;

      const list = Effect.fn("AuditOperations.list")(function* (filter: AuditFilter, page: PageRequest) {
        const actor = yield* currentUser;
        return yield* trail
          .listed(entries.list(filter, page), page, {
            action: "admin.audit",
            target: { type: "auditTrail", id: installation },
          })
          .pipe(actingAs(installation, actor));
      }, listAnswers);

      const verify = Effect.fn("AuditOperations.verify")(function* (tenantId: TenantId, after: number) {
        const reads = {
          end: chains.end(tenantId),
          links: (from: number, limit: number) => chains.links(tenantId, from, limit),
        };
        return reported(yield* verifyChain(tenantId, reads, { after, most: mostVerified }));
      }, databaseAnswers);

      return AuditOperations.of({
        list,
        chains: (after) => databaseAnswers(chains.tenants(after, mostChains)),
        verify,
      });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
