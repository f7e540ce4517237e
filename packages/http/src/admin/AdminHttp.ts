import { AtollApi } from "@atoll/contract/AtollApi";
import { AuditOperations } from "@atoll/domain/audit/AuditOperations";
import { KeyResealing } from "@atoll/domain/keys/KeyResealing";
import { TenantOperations } from "@atoll/domain/tenants/TenantOperations";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "admin",
  Effect.fnUntraced(function* (handlers) {
    const operations = yield* TenantOperations;
    const audit = yield* AuditOperations;
    const resealing = yield* KeyResealing;
    return handlers.handleAll({
      tenants: ({ query }) => operations.list(query),
      audit: ({ query: { limit, cursor, ...filter } }) =>
        audit.list(filter, {
          ...(limit === undefined ? {} : { limit }),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      auditChains: ({ query }) =>
        Effect.map(audit.chains(query.after ?? null), (all) => ({
          items: all.map((tenantId) => ({ tenantId })),
        })),
      auditVerification: ({ params, query }) => audit.verify(params.tenantId, query.after ?? 0),
      keys: () => resealing.state,
      rotateKey: ({ params }) => operations.rotateKey(params.tenantId),
      suspend: ({ params }) => operations.move(params.tenantId, "suspend"),
      resume: ({ params }) => operations.move(params.tenantId, "resume"),
      archive: ({ params }) => operations.move(params.tenantId, "archive"),
      restore: ({ params }) => operations.move(params.tenantId, "restore"),
      purge: ({ params }) => operations.move(params.tenantId, "purge"),
      quotas: ({ params, payload }) => operations.setQuotas(params.tenantId, payload),
    });
  }),
);
