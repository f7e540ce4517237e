import { AtollApi } from "@atoll/contract/AtollApi";
import { Accounts } from "@atoll/domain/identity/Accounts";
import { Login } from "@atoll/domain/identity/Login";
import { NodeAuthentication } from "@atoll/domain/identity/NodeAuthentication";
import { Sessions } from "@atoll/domain/identity/Sessions";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { retryAfter } from "./retryAfter.ts";
import * as SessionCookie from "./SessionCookie.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "auth",
  Effect.fnUntraced(function* (handlers) {
    const accounts = yield* Accounts;
    const login = yield* Login;
    const nodes = yield* NodeAuthentication;
    const sessions = yield* Sessions;
    return handlers.handleAll({
      register: ({ payload }) => Effect.tap(accounts.register(payload), SessionCookie.setIfSignedIn),
      login: ({ payload }) => retryAfter(Effect.tap(login.byPassword(payload), SessionCookie.set)),
      token: ({ payload }) => retryAfter(nodes.exchange(payload)),
      logout: () => Effect.andThen(sessions.logout(), SessionCookie.clear),
      me: () => sessions.me(),
    });
  }),
);
