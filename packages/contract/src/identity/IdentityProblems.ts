import { Schema } from "effect";
import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** Address or password is wrong; deliberately the same for an unknown address. */
export class InvalidCredentials extends HttpApiError.Problem<InvalidCredentials>()(
  "InvalidCredentials",
  { type: problemType("invalid-credentials"), status: 401, title: "E-mail address or password is wrong" },
  problemMembers,
) {}

/** An account with this address exists. */
export class EmailTaken extends HttpApiError.Problem<EmailTaken>()(
  "EmailTaken",
  { type: problemType("email-taken"), status: 409, title: "This e-mail address has an account" },
  problemMembers,
) {}

/** The client assertion of a node was refused (RFC 6749 §5.2 `invalid_client`); `detail` says which check. */
export class InvalidClient extends HttpApiError.Problem<InvalidClient>()(
  "InvalidClient",
  { type: problemType("invalid-client"), status: 401, title: "The client assertion was refused" },
  problemMembers,
) {}

/**
 * What a token was asked for (RFC 6749 §5.2 `invalid_scope`) is no run that the node has claimed and that goes on.
 * Deliberately the same for one of another node and for one that is not there.
 */
export class InvalidScope extends HttpApiError.Problem<InvalidScope>()(
  "InvalidScope",
  { type: problemType("invalid-scope"), status: 400, title: "The node holds no such run" },
  problemMembers,
) {}

/** The current password was not shown, or not rightly, by somebody who is signed in. Nothing was changed. */
export class WrongPassword extends HttpApiError.Problem<WrongPassword>()(
  "WrongPassword",
  { type: problemType("wrong-password"), status: 403, title: "The password is wrong" },
  problemMembers,
) {}

/** The new password was not taken; `detail` says why. Nothing was changed. */
export class WeakPassword extends HttpApiError.Problem<WeakPassword>()(
  "WeakPassword",
  { type: problemType("weak-password"), status: 400, title: "Choose another password" },
  {
    ...problemMembers,
    reason: Schema.Literals(["too-short", "too-long", "common", "personal"]),
    minimumLength: Schema.Int,
  },
) {}

/**
 * Too many attempts to show who one is, whether there is such an account or not; `Retry-After` says when the next one
 * counts. Whoever cannot wait resets the password.
 */
export class TooManyAttempts extends HttpApiError.Problem<TooManyAttempts>()(
  "TooManyAttempts",
  { type: problemType("too-many-attempts"), status: 429, title: "Too many attempts, wait a moment" },
  { ...problemMembers, retryAfterSeconds: Schema.Int },
) {}

/** The link was used, is too old, or was never one of this hub's. Ask for a new one. */
export class LinkInvalid extends HttpApiError.Problem<LinkInvalid>()(
  "LinkInvalid",
  { type: problemType("link-invalid"), status: 410, title: "This link does not work any more" },
  problemMembers,
) {}

/** The password is right, and the address of the account is still to be confirmed by the link that was mailed to it. */
export class EmailUnverified extends HttpApiError.Problem<EmailUnverified>()(
  "EmailUnverified",
  { type: problemType("email-unverified"), status: 401, title: "Confirm your e-mail address first" },
  problemMembers,
) {}

/** The caller has no session with this id that is alive. */
export class SessionNotFound extends HttpApiError.Problem<SessionNotFound>()(
  "SessionNotFound",
  { type: problemType("session-not-found"), status: 404, title: "There is no such session" },
  problemMembers,
) {}

/** An organisation would be left without an owner. Hand it over first, or archive it. */
export class OnlyOwner extends HttpApiError.Problem<OnlyOwner>()(
  "OnlyOwner",
  { type: problemType("only-owner"), status: 409, title: "You are the only owner of an organisation" },
  problemMembers,
) {}
