import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { onlyBegins, Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Forbidden, SecondFactorRequired } from "../CommonProblems.ts";
import { evenPendingWith, everyone, Policy, signedInWith } from "../EndpointPolicy.ts";
import { Idempotency, EachTime, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { AvailableIn, whateverState } from "../tenants/AvailableIn.ts";
import {
  NewPasskey,
  Passkey,
  PasskeyChange,
  PasskeyCreation,
  PasskeyId,
  PasskeyLogin,
  PasskeyRegistration,
  PasskeyRequest,
} from "./Passkey.ts";
import {
  LastWayToSignIn,
  PasskeyNotFound,
  PasskeyRefused,
  PasskeyTaken,
  PasskeyUnknown,
  TooManyPasskeys,
} from "./SecondFactorProblems.ts";
import { SessionGrant } from "./Session.ts";

const person = signedInWith({ interactive: true });
const freshPerson = signedInWith({ interactive: true, stepUp: true });
const enrolling = evenPendingWith({ interactive: true, stepUp: true });
const params = { passkeyId: PasskeyId };
const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

/** A person's own passkeys. */
export class PasskeysApi extends HttpApiGroup.make("passkeys")
  .add(
    HttpApiEndpoint.get("list", "/auth/passkeys", { success: Schema.Array(Passkey) })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("List one's passkeys, oldest first")),
    HttpApiEndpoint.post("registrationOptions", "/auth/passkey-registrations", {
      success: PasskeyCreation,
      error: [TooManyPasskeys, SecondFactorRequired],
    })
      .annotate(Policy, enrolling)
      .annotate(Unaudited, onlyBegins)
      .annotate(AvailableIn, whateverState)
      .annotate(EachTime, true)
      .annotateMerge(describe("Begin to register a passkey")),
    HttpApiEndpoint.post("register", "/auth/passkeys", {
      payload: NewPasskey,
      success: PasskeyRegistration.pipe(HttpApiSchema.status(201)),
      error: [PasskeyRefused, PasskeyTaken, TooManyPasskeys, SecondFactorRequired, Forbidden],
    })
      .annotate(Policy, enrolling)
      .annotate(AvailableIn, whateverState)
      .annotate(EachTime, true)
      .annotateMerge(
        describe("Register a passkey", "All other sessions of the person end where it is the first factor."),
      ),
    HttpApiEndpoint.patch("rename", "/auth/passkeys/:passkeyId", {
      params,
      payload: PasskeyChange,
      success: Passkey,
      error: PasskeyNotFound,
    })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("Rename a passkey")),
    HttpApiEndpoint.delete("remove", "/auth/passkeys/:passkeyId", {
      params,
      success: HttpApiSchema.NoContent,
      error: [PasskeyNotFound, LastWayToSignIn, SecondFactorRequired],
    })
      .annotate(Policy, freshPerson)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(
        describe(
          "Remove a passkey",
          "Not the last way to sign in. Without another second factor the recovery codes go with it.",
        ),
      ),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Passkeys", description: "A person's own passkeys" })) {}

/** Signing in without a password: the passkey says who it is, and has verified its person. */
export class PasskeyLoginApi extends HttpApiGroup.make("passkeyLogin")
  .add(
    HttpApiEndpoint.post("options", "/auth/passkey-logins/options", { success: PasskeyRequest })
      .annotate(Policy, everyone)
      .annotate(Unaudited, onlyBegins)
      .annotate(Rate, "token")
      .annotateMerge(describe("Begin to sign in with a passkey", "The same for whoever asks.")),
    HttpApiEndpoint.post("login", "/auth/passkey-logins", {
      payload: PasskeyLogin,
      success: SessionGrant,
      error: PasskeyUnknown,
    })
      .annotate(Policy, everyone)
      .annotate(Rate, "token")
      .annotateMerge(
        describe(
          "Sign in with a passkey",
          "Counts as two factors. Answers with a bearer token and sets the session cookie.",
        ),
      ),
  )
  .middleware(RateLimits)
  .annotateMerge(OpenApi.annotations({ title: "Passkey login", description: "Signing in with a passkey" })) {}
