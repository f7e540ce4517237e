import { AtollApi } from "@atoll/contract/AtollApi";
import { Accounts } from "@atoll/domain/identity/Accounts";
import { OwnAccount } from "@atoll/domain/identity/OwnAccount";
import { PasswordChanges } from "@atoll/domain/identity/PasswordChanges";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "accounts",
  Effect.fnUntraced(function* (handlers) {
    const accounts = yield* Accounts;
    const ownAccount = yield* OwnAccount;
    const passwords = yield* PasswordChanges;
    return handlers.handleAll({
      askVerification: ({ payload }) => accounts.askVerification(payload.email),
      verifyEmail: ({ payload }) => accounts.verifyEmail(payload.token),
      forgotPassword: ({ payload }) => passwords.forgot(payload.email),
      resetPassword: ({ payload }) => passwords.reset(payload.token, payload.password),
      confirmEmail: ({ payload }) => ownAccount.confirmEmail(payload.token),
    });
  }),
);
