import { AtollApi } from "@atoll/contract/AtollApi";
import { Tenants } from "@atoll/domain/tenants/Tenants";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "tenants",
  Effect.fnUntraced(function* (handlers) {
    const tenants = yield* Tenants;
    return handlers.handleAll({
      get: ({ params }) => permitted("tenants:read")(tenants.get(params.tenantId)),
      members: ({ params, query }) => permitted("tenants:read")(tenants.members(params.tenantId, query)),
    });
  }),
);
