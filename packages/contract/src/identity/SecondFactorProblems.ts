import { Schema } from "effect";
import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** No code of this person's, of another time, or one that was used. It counts as a failure. */
export class WrongCode extends HttpApiError.Problem<WrongCode>()(
  "WrongCode",
  { type: problemType("wrong-code"), status: 403, title: "The code is wrong, or was used" },
  problemMembers,
) {}

/** Too many wrong codes one after the other; `Retry-After` says when the next one counts. Nothing was looked at. */
export class SecondFactorLocked extends HttpApiError.Problem<SecondFactorLocked>()(
  "SecondFactorLocked",
  { type: problemType("second-factor-locked"), status: 429, title: "Too many wrong codes, wait a while" },
  { ...problemMembers, retryAfterSeconds: Schema.Int },
) {}

/** An authenticator app guards the account. Remove it before another one is set up. */
export class TotpEnabled extends HttpApiError.Problem<TotpEnabled>()(
  "TotpEnabled",
  { type: problemType("totp-enabled"), status: 409, title: "You have an authenticator app" },
  problemMembers,
) {}

/** Nothing is set up that this could be done with. */
export class SecondFactorMissing extends HttpApiError.Problem<SecondFactorMissing>()(
  "SecondFactorMissing",
  { type: problemType("second-factor-missing"), status: 409, title: "You have no such second factor" },
  problemMembers,
) {}

/** The passkey did not answer what it was asked here and now, or is not the caller's. Begin again. */
export class PasskeyRefused extends HttpApiError.Problem<PasskeyRefused>()(
  "PasskeyRefused",
  { type: problemType("passkey-refused"), status: 403, title: "The passkey was refused" },
  problemMembers,
) {}

/** Nobody signs in by this answer: an unknown passkey, a locked one, or another challenge. Deliberately one answer. */
export class PasskeyUnknown extends HttpApiError.Problem<PasskeyUnknown>()(
  "PasskeyUnknown",
  { type: problemType("passkey-unknown"), status: 401, title: "Nobody signs in with this passkey" },
  problemMembers,
) {}

/** The authenticator's passkey is registered already. */
export class PasskeyTaken extends HttpApiError.Problem<PasskeyTaken>()(
  "PasskeyTaken",
  { type: problemType("passkey-taken"), status: 409, title: "This passkey is registered already" },
  problemMembers,
) {}

/** Remove one that is not needed any more. */
export class TooManyPasskeys extends HttpApiError.Problem<TooManyPasskeys>()(
  "TooManyPasskeys",
  { type: problemType("too-many-passkeys"), status: 409, title: "You have as many passkeys as one can have" },
  { ...problemMembers, maximum: Schema.Int },
) {}

/** The caller has no passkey with this id. */
export class PasskeyNotFound extends HttpApiError.Problem<PasskeyNotFound>()(
  "PasskeyNotFound",
  { type: problemType("passkey-not-found"), status: 404, title: "There is no such passkey" },
  problemMembers,
) {}

/** Without it its person could not sign in any more. Set a password or register another passkey first. */
export class LastWayToSignIn extends HttpApiError.Problem<LastWayToSignIn>()(
  "LastWayToSignIn",
  { type: problemType("last-way-to-sign-in"), status: 409, title: "You sign in with nothing else" },
  problemMembers,
) {}
