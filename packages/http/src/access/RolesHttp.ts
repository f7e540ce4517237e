import { AtollApi } from "@atoll/contract/AtollApi";
import { Roles } from "@atoll/domain/access/Roles";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "roles",
  Effect.fnUntraced(function* (handlers) {
    const roles = yield* Roles;
    return handlers.handleAll({
      list: ({ query }) => permitted("roles:read")(roles.list(query)),
      get: ({ params }) => permitted("roles:read")(roles.get(params.roleId)),
      create: ({ payload }) => permitted("roles:create")(roles.create(payload)),
      change: ({ params, payload }) => permitted("roles:update")(roles.change(params.roleId, payload)),
      remove: ({ params }) => permitted("roles:delete")(roles.remove(params.roleId)),
    });
  }),
);
