import { AtollApi } from "@atoll/contract/AtollApi";
import { Tenants } from "@atoll/domain/tenants/Tenants";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";
import { revisioned } from "../revisioned.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "tenants",
  Effect.fnUntraced(function* (handlers) {
    const tenants = yield* Tenants;
    return handlers.handleAll({
      found: ({ payload }) => revisioned(tenants.found(payload.name)),
      mine: () => tenants.mine(),
      get: ({ params }) => tenants.get(params.tenantId).pipe(permitted("tenants:read"), revisioned),
      change: ({ params, payload, headers }) =>
        tenants
          .change(params.tenantId, payload, headers["if-match"])
          .pipe(permitted("tenants:update"), revisioned),
      archive: ({ params }) =>
        tenants.archive(params.tenantId).pipe(permitted("tenants:archive"), revisioned),
      restore: ({ params }) =>
        tenants.restore(params.tenantId).pipe(permitted("tenants:archive"), revisioned),
    });
  }),
);
