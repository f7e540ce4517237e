import { AtollApi } from "@atoll/contract/AtollApi";
import { TenantOperations } from "@atoll/domain/tenants/TenantOperations";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "admin",
  Effect.fnUntraced(function* (handlers) {
    const operations = yield* TenantOperations;
    return handlers.handleAll({
      tenants: ({ query }) => operations.list(query),
      suspend: ({ params }) => operations.move(params.tenantId, "suspend"),
      resume: ({ params }) => operations.move(params.tenantId, "resume"),
      archive: ({ params }) => operations.move(params.tenantId, "archive"),
      restore: ({ params }) => operations.move(params.tenantId, "restore"),
      purge: ({ params }) => operations.move(params.tenantId, "purge"),
      quotas: ({ params, payload }) => operations.setQuotas(params.tenantId, payload),
    });
  }),
);
