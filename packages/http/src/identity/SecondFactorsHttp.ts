import { AtollApi } from "@atoll/contract/AtollApi";
import { PasskeyLogin } from "@atoll/domain/identity/PasskeyLogin";
import { SecondFactors } from "@atoll/domain/identity/SecondFactors";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { retryAfter } from "./retryAfter.ts";
import * as SessionCookie from "./SessionCookie.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "secondFactors",
  Effect.fnUntraced(function* (handlers) {
    const factors = yield* SecondFactors;
    const passkeys = yield* PasskeyLogin;
    return handlers.handleAll({
      get: () => factors.held(),
      showCode: ({ payload }) => retryAfter(Effect.tap(factors.show(payload), SessionCookie.set)),
      passkeyOptions: () => passkeys.beginShowing(),
      showPasskey: ({ payload }) => Effect.tap(passkeys.show(payload.answer), SessionCookie.set),
      enrolTotp: () => factors.enrol(),
      confirmTotp: ({ payload }) =>
        retryAfter(Effect.tap(factors.confirm(payload.code), ({ session }) => SessionCookie.set(session))),
      disableTotp: ({ payload }) => retryAfter(factors.disable(payload)),
      renewRecoveryCodes: () => factors.renewRecoveryCodes(),
    });
  }),
);
