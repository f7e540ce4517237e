import { authenticatorCode as codeOf } from "@atoll/testing/identity/authenticatorCode";
import * as Authenticator from "@atoll/security/testing/SoftAuthenticator";
import { Effect } from "effect";
import { HostileHub } from "../../hostile/support/HostileHub.ts";
import { password, register } from "../../hostile/support/World.ts";
import type { Answer } from "../../hostile/support/wire.ts";
import { call, field, type Walk } from "./Walk.ts";

/** The authenticator app and the recovery codes. */
export const walkFactors = Effect.fnUntraced(function* (walk: Walk) {
  const { token, userId: by, email } = yield* register("Factors");
  const enrolled = yield* call("secondFactors.enrolTotp", {}, token);
  yield* walk.leavesNone("secondFactors.enrolTotp", enrolled);
  const secret = field(enrolled, "secret");
  const confirmation = { json: { code: yield* codeOf(secret, -1) } };
  const onFactor = { by, on: ["secondFactor", by] } as const;
  const { answer: confirmed } = yield* walk.step("secondFactors.confirmTotp", {
    ...onFactor,
    request: confirmation,
    token,
  });
  const code = field(confirmed, "recoveryCodes", "0");
  const pending = field(yield* call("auth.login", { json: { email, password } }), "token");
  const wrong = { json: { method: "totp", code: "000000" } };
  yield* walk.refusedAs(yield* call("secondFactors.showCode", wrong, pending), "secondFactor.failed");
  const { answer: shown } = yield* walk.step("secondFactors.showCode", {
    request: { json: { method: "recovery-code", code } },
    token: pending,
    by,
    on: ["session"],
    beside: ["recoveryCode.used"],
  });
  const sure = field(shown, "token");
  yield* walk.step("secondFactors.renewRecoveryCodes", { token: sure, by, on: ["recoveryCodes", by] });
  const disabling = { json: { method: "totp", code: yield* codeOf(secret) } };
  yield* walk.step("secondFactors.disableTotp", { ...onFactor, request: disabling, token: sure });
}, Effect.orDie);

/** Passkeys, of an authenticator in software. */
export const walkPasskeys = Effect.fnUntraced(function* (walk: Walk) {
  const { url: origin } = yield* HostileHub;
  const { token, userId: by } = yield* register("Passkeys");
  const key = Authenticator.newKey();
  const ceremonyOf = (options: Answer, counter: number) => ({
    challenge: Buffer.from(field(options, "challenge"), "base64url"),
    origin,
    rpId: new URL(origin).hostname,
    counter,
  });

  const creation = yield* call("passkeys.registrationOptions", {}, token);
  yield* walk.leavesNone("passkeys.registrationOptions", creation);
  const { answer: registered } = yield* walk.step("passkeys.register", {
    request: { json: { name: "Laptop", answer: Authenticator.register(key, ceremonyOf(creation, 1)) } },
    token,
    by,
    on: ["passkey", (answer) => field(answer, "passkey", "id")],
  });
  const passkeyId = field(registered, "passkey", "id");
  const params = { passkeyId };
  const session = field(registered, "session", "token");
  const onPasskey = { token: session, by, on: ["passkey", passkeyId] } as const;
  yield* walk.step("passkeys.rename", { ...onPasskey, request: { params, json: { name: "Desk" } } });

  const asked = yield* call("passkeyLogin.options", {});
  yield* walk.leavesNone("passkeyLogin.options", asked);
  const signed = Authenticator.authenticate(key, ceremonyOf(asked, 2), by);
  const signIn = { json: { answer: signed } };
  const { answer: signedIn } = yield* walk.step("passkeyLogin.login", {
    request: signIn,
    by,
    on: ["session"],
  });
  yield* walk.refusedAs(yield* call("passkeyLogin.login", signIn), "signIn.failed");

  const again = field(signedIn, "token");
  const confirmation = yield* call("secondFactors.passkeyOptions", {}, again);
  yield* walk.leavesNone("secondFactors.passkeyOptions", confirmation);
  const answer = Authenticator.authenticate(key, ceremonyOf(confirmation, 3), by);
  const { answer: shown } = yield* walk.step("secondFactors.showPasskey", {
    request: { json: { answer } },
    token: again,
    by,
    on: ["session"],
  });
  yield* walk.step("passkeys.remove", { ...onPasskey, token: field(shown, "token"), request: { params } });
}, Effect.orDie);
