import { AtollApi } from "@atoll/contract/AtollApi";
import { Accounts } from "@atoll/domain/identity/Accounts";
import { OwnAccount } from "@atoll/domain/identity/OwnAccount";
import { PasswordChanges } from "@atoll/domain/identity/PasswordChanges";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { retryAfter } from "./retryAfter.ts";
import * as SessionCookie from "./SessionCookie.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "ownAccount",
  Effect.fnUntraced(function* (handlers) {
    const accounts = yield* Accounts;
    const ownAccount = yield* OwnAccount;
    const passwords = yield* PasswordChanges;
    return handlers.handleAll({
      get: () => ownAccount.get(),
      change: ({ payload }) => ownAccount.change(payload),
      changePassword: ({ payload }) => retryAfter(Effect.tap(passwords.change(payload), SessionCookie.set)),
      changeEmail: ({ payload }) => ownAccount.changeEmail(payload.email),
      deactivate: () => Effect.andThen(accounts.deactivate(), SessionCookie.clear),
      remove: () => Effect.andThen(accounts.remove(), SessionCookie.clear),
    });
  }),
);
