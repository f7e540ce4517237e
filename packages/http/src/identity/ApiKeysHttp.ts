import { AtollApi } from "@atoll/contract/AtollApi";
import { ApiKeys } from "@atoll/domain/identity/ApiKeys";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "api-keys",
  Effect.fnUntraced(function* (handlers) {
    const keys = yield* ApiKeys;
    const administrating = permitted("members:update");
    return handlers.handleAll({
      create: ({ payload }) => keys.create(payload),
      list: ({ query }) => keys.list(query),
      rotate: ({ params, payload }) => keys.rotate(params.apiKeyId, payload),
      revoke: ({ params }) => keys.revoke(params.apiKeyId),
      listAll: ({ params, query }) => administrating(keys.listAll(params.tenantId, query)),
      revokeAny: ({ params }) => administrating(keys.revokeAny(params.tenantId, params.apiKeyId)),
    });
  }),
);
