import { AtollApi } from "@atoll/contract/AtollApi";
import { Permissions } from "@atoll/domain/access/Permissions";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "permissions",
  Effect.fnUntraced(function* (handlers) {
    const permissions = yield* Permissions;
    return handlers.handleAll({
      inTenant: ({ params, query }) => permissions.inTenant(params.tenantId, query.userId),
      onProject: ({ params, query }) => permissions.onProject(params.projectId, query.userId),
      onAnalysis: ({ params, query }) => permissions.onAnalysis(params.analysisId, query.userId),
    });
  }),
);
