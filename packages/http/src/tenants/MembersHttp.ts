import { AtollApi } from "@atoll/contract/AtollApi";
import { Members } from "@atoll/domain/tenants/Members";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "members",
  Effect.fnUntraced(function* (handlers) {
    const members = yield* Members;
    return handlers.handleAll({
      list: ({ params, query }) => permitted("tenants:read")(members.list(params.tenantId, query)),
      change: ({ params, payload }) =>
        permitted("members:update")(members.change(params.tenantId, params.userId, payload.role)),
      remove: ({ params }) => permitted("members:delete")(members.remove(params.tenantId, params.userId)),
      endSessions: ({ params }) =>
        permitted("members:delete")(members.endSessions(params.tenantId, params.userId)),
      leave: ({ params }) => members.leave(params.tenantId),
      transfer: ({ params, payload }) =>
        permitted("tenants:transfer")(members.transfer(params.tenantId, payload.userId)),
    });
  }),
);
