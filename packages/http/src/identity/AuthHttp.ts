import { AtollApi } from "@atoll/contract/AtollApi";
import { Identity } from "@atoll/domain/identity/Identity";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import * as SessionCookie from "./SessionCookie.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "auth",
  Effect.fnUntraced(function* (handlers) {
    const identity = yield* Identity;
    return handlers.handleAll({
      register: ({ payload }) => Effect.tap(identity.register(payload), SessionCookie.set),
      login: ({ payload }) => Effect.tap(identity.login(payload), SessionCookie.set),
      token: ({ payload }) => identity.token(payload.client_assertion),
      logout: () => Effect.andThen(identity.logout(), SessionCookie.clear),
      me: () => identity.me(),
    });
  }),
);
