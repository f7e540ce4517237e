import { AtollApi } from "@atoll/contract/AtollApi";
import { Sessions } from "@atoll/domain/identity/Sessions";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { retryAfter } from "./retryAfter.ts";
import * as SessionCookie from "./SessionCookie.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "sessions",
  Effect.fnUntraced(function* (handlers) {
    const sessions = yield* Sessions;
    return handlers.handleAll({
      list: () => sessions.list(),
      revoke: ({ params }) => sessions.revoke(params.sessionId),
      revokeOthers: () => sessions.revokeOthers(),
      stepUp: ({ payload }) => retryAfter(Effect.tap(sessions.stepUp(payload.password), SessionCookie.set)),
      switchTenant: ({ payload }) => Effect.tap(sessions.switchTenant(payload.tenantId), SessionCookie.set),
    });
  }),
);
