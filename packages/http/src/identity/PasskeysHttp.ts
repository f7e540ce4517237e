import { AtollApi } from "@atoll/contract/AtollApi";
import { PasskeyLogin } from "@atoll/domain/identity/PasskeyLogin";
import { Passkeys } from "@atoll/domain/identity/Passkeys";
import { Effect, Layer } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import * as SessionCookie from "./SessionCookie.ts";

const own = HttpApiBuilder.group(
  AtollApi,
  "passkeys",
  Effect.fnUntraced(function* (handlers) {
    const passkeys = yield* Passkeys;
    return handlers.handleAll({
      list: () => passkeys.list(),
      registrationOptions: () => passkeys.begin(),
      register: ({ payload }) =>
        Effect.tap(passkeys.register(payload), ({ session }) => SessionCookie.set(session)),
      rename: ({ params, payload }) => passkeys.rename(params.passkeyId, payload.name),
      remove: ({ params }) => passkeys.remove(params.passkeyId),
    });
  }),
);

const login = HttpApiBuilder.group(
  AtollApi,
  "passkeyLogin",
  Effect.fnUntraced(function* (handlers) {
    const passkeys = yield* PasskeyLogin;
    return handlers.handleAll({
      options: () => passkeys.begin(),
      login: ({ payload }) => Effect.tap(passkeys.signIn(payload), SessionCookie.set),
    });
  }),
);

export const layer = Layer.merge(own, login);
