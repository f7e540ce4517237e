import { AtollApi } from "@atoll/contract/AtollApi";
import { Grants } from "@atoll/domain/access/Grants";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "grants",
  Effect.fnUntraced(function* (handlers) {
    const grants = yield* Grants;
    return handlers.handleAll({
      list: ({ query }) => permitted("grants:read")(grants.list(query, query)),
      create: ({ payload }) => permitted("grants:create")(grants.create(payload)),
      remove: ({ params }) => permitted("grants:delete")(grants.remove(params.grantId)),
    });
  }),
);
