import { answer } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CurrentSession, PasskeyAnswer, PasskeyCreation, PasskeyRequest } from "../hub/hub.ts";
import { PageProblem } from "../hub/PageProblem.ts";
import { sessionOf } from "../identity/session.ts";

/** Browsers know passkeys at https addresses and at localhost only. */
export const hasPasskeys =
  "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

/** The names of DOMException that WebAuthn §5.1 documents. */
const sentences: ReadonlyMap<string, string> = new Map([
  ["NotAllowedError", "No passkey was chosen, or it took too long. Try again."],
  ["InvalidStateError", "This device has a passkey of yours already."],
  ["SecurityError", "Passkeys do not work at this address. Ask your operator."],
]);

/** Rejects with `PageProblem` where the person, the device or the browser says no. */
const chosen = async (ask: Promise<Credential | null>): Promise<PasskeyAnswer> => {
  const credential = await ask.catch((cause: unknown) => {
    const name = cause instanceof DOMException ? cause.name : "";
    throw new PageProblem(sentences.get(name) ?? "The browser could not use a passkey.", { cause });
  });
  // By `toJSON` (WebAuthn §5.1); what is in it is for the hub to judge.
  if (credential instanceof PublicKeyCredential) return JSON.parse(JSON.stringify(credential));
  throw new PageProblem("The browser could not use a passkey.");
};

export const makePasskey = (options: PasskeyCreation): Promise<PasskeyAnswer> =>
  chosen(
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  );

export const showOne = (options: PasskeyRequest): Promise<PasskeyAnswer> =>
  chosen(navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));

/** Signs in without a password, as whoever the chosen passkey is of; counts as two factors. */
export const signInByPasskey = async (): Promise<CurrentSession> => {
  const asked = await answer(hub.POST("/api/v1/auth/passkey-logins/options"));
  const shown = await showOne(asked);
  return sessionOf(await answer(hub.POST("/api/v1/auth/passkey-logins", { body: { answer: shown } })));
};
