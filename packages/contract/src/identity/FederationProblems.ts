import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** No such provider, or not one that signs anybody in now. */
export class LoginProviderNotFound extends HttpApiError.Problem<LoginProviderNotFound>()(
  "LoginProviderNotFound",
  { type: problemType("login-provider-not-found"), status: 404, title: "There is no such login provider" },
  problemMembers,
) {}

/** The provider cannot be reached, or is not set up rightly; `detail` says which. Nothing was changed. */
export class LoginProviderUnavailable extends HttpApiError.Problem<LoginProviderUnavailable>()(
  "LoginProviderUnavailable",
  {
    type: problemType("login-provider-unavailable"),
    status: 502,
    title: "The login provider cannot be used at the moment",
  },
  problemMembers,
) {}

/** This sign-in was not begun in this browser, took longer than ten minutes, or was finished before: begin again. */
export class LoginAttemptInvalid extends HttpApiError.Problem<LoginAttemptInvalid>()(
  "LoginAttemptInvalid",
  { type: problemType("login-attempt-invalid"), status: 400, title: "This sign-in is over, begin again" },
  problemMembers,
) {}

/** The provider did not sign the person in, or its answer did not pass the checks. */
export class ProviderSignInRefused extends HttpApiError.Problem<ProviderSignInRefused>()(
  "ProviderSignInRefused",
  {
    type: problemType("provider-sign-in-refused"),
    status: 401,
    title: "The login provider did not sign you in",
  },
  problemMembers,
) {}

/**
 * The identity belongs to no account here, and none may be made for it. Deliberately the same whether or not an account
 * has its e-mail address.
 */
export class NoLinkedAccount extends HttpApiError.Problem<NoLinkedAccount>()(
  "NoLinkedAccount",
  {
    type: problemType("no-linked-account"),
    status: 409,
    title:
      "No account is linked with this sign-in: sign in another way and link it, or ask for an invitation",
  },
  problemMembers,
) {}

/** The identity is linked with another account. */
export class IdentityLinkedElsewhere extends HttpApiError.Problem<IdentityLinkedElsewhere>()(
  "IdentityLinkedElsewhere",
  {
    type: problemType("identity-linked-elsewhere"),
    status: 409,
    title: "This identity is linked with another account",
  },
  problemMembers,
) {}

/** No such link among the caller's own. */
export class LinkedAccountNotFound extends HttpApiError.Problem<LinkedAccountNotFound>()(
  "LinkedAccountNotFound",
  { type: problemType("linked-account-not-found"), status: 404, title: "There is no such linked account" },
  problemMembers,
) {}

/** Without it the caller could not sign in any more: set a password first, or link another account. */
export class LastWayToSignIn extends HttpApiError.Problem<LastWayToSignIn>()(
  "LastWayToSignIn",
  { type: problemType("last-way-to-sign-in"), status: 409, title: "This is your only way to sign in" },
  problemMembers,
) {}
