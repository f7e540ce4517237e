import { answer } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CurrentSession, SecondFactors } from "../hub/hub.ts";
import { hasPasskeys, showOne } from "./passkeys.ts";
import { sessionOf } from "../identity/session.ts";

/** By what a person shows who it is. */
export type Proof = "password" | "totp" | "passkey" | "recovery-code";

/** What there is to show beside the first factor, the handiest first. */
export const secondProofsOf = ({ totp, passkeys, recoveryCodes }: SecondFactors): ReadonlyArray<Proof> => [
  ...(totp ? (["totp"] as const) : []),
  ...(passkeys > 0 && hasPasskeys ? (["passkey"] as const) : []),
  ...(recoveryCodes > 0 ? (["recovery-code"] as const) : []),
];

const showPasskey = async () => {
  const asked = await answer(hub.POST("/api/v1/auth/second-factors/passkey-options"));
  const body = { answer: await showOne(asked) };
  return answer(hub.POST("/api/v1/auth/second-factors/passkey", { body }));
};

const grantFor = (proof: Proof, text: string) => {
  switch (proof) {
    case "password":
      return answer(hub.POST("/api/v1/auth/step-up", { body: { password: text } }));
    case "passkey":
      return showPasskey();
    default:
      return answer(hub.POST("/api/v1/auth/second-factors/code", { body: { method: proof, code: text } }));
  }
};

/** `text` is the password or the code. Finishes a pending session, or allows for ten minutes what is hard to undo. */
export const show = async (proof: Proof, text: string): Promise<CurrentSession> =>
  sessionOf(await grantFor(proof, text));
