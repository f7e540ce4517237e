import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { onlyBegins, Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Forbidden, SecondFactorRequired } from "../CommonProblems.ts";
import { evenPendingWith, Policy, signedInWith } from "../EndpointPolicy.ts";
import { Idempotency, EachTime, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { AvailableIn, whateverState } from "../tenants/AvailableIn.ts";
import { PasskeyRequest, PasskeyShown } from "./Passkey.ts";
import {
  FactorCode,
  RecoveryCodes,
  SecondFactors,
  TotpCode,
  TotpConfirmation,
  TotpEnrolment,
} from "./SecondFactor.ts";
import {
  PasskeyRefused,
  SecondFactorLocked,
  SecondFactorMissing,
  TotpEnabled,
  WrongCode,
} from "./SecondFactorProblems.ts";
import { SessionGrant } from "./Session.ts";

const person = evenPendingWith({ interactive: true });
const enrolling = evenPendingWith({ interactive: true, stepUp: true });
const freshPerson = signedInWith({ interactive: true, stepUp: true });
const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

const goesOn =
  "Ends a pending session, and a new one with both factors begins. A session that is signed in gets another token, and " +
  "for ten minutes what is hard to undo is allowed.";

/** What a person shows beside the first factor: to finish signing in, and again for what is hard to undo. */
export class SecondFactorsApi extends HttpApiGroup.make("secondFactors")
  .add(
    HttpApiEndpoint.get("get", "/auth/second-factors", { success: SecondFactors })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("Which second factors one has")),
    HttpApiEndpoint.post("showCode", "/auth/second-factors/code", {
      payload: FactorCode,
      success: SessionGrant,
      error: [WrongCode, SecondFactorLocked, Forbidden],
    })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotate(Rate, "secondFactor")
      .annotate(EachTime, true)
      .annotateMerge(describe("Show a code of one's authenticator app, or a recovery code", goesOn)),
    HttpApiEndpoint.post("passkeyOptions", "/auth/second-factors/passkey-options", {
      success: PasskeyRequest,
      error: SecondFactorMissing,
    })
      .annotate(Policy, person)
      .annotate(Unaudited, onlyBegins)
      .annotate(AvailableIn, whateverState)
      .annotate(EachTime, true)
      .annotateMerge(describe("Begin to show one of one's passkeys")),
    HttpApiEndpoint.post("showPasskey", "/auth/second-factors/passkey", {
      payload: PasskeyShown,
      success: SessionGrant,
      error: [PasskeyRefused, Forbidden],
    })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotate(EachTime, true)
      .annotateMerge(describe("Show one of one's passkeys", goesOn)),
    HttpApiEndpoint.post("enrolTotp", "/auth/totp", {
      success: TotpEnrolment.pipe(HttpApiSchema.status(201)),
      error: [TotpEnabled, SecondFactorRequired],
    })
      .annotate(Policy, enrolling)
      .annotate(Unaudited, onlyBegins)
      .annotate(AvailableIn, whateverState)
      .annotate(EachTime, true)
      .annotateMerge(
        describe(
          "Begin to set up an authenticator app",
          "It guards nothing until a code of it has confirmed it. One that was begun before is forgotten.",
        ),
      ),
    HttpApiEndpoint.post("confirmTotp", "/auth/totp/confirm", {
      payload: TotpCode,
      success: TotpConfirmation,
      error: [
        WrongCode,
        SecondFactorLocked,
        SecondFactorMissing,
        TotpEnabled,
        SecondFactorRequired,
        Forbidden,
      ],
    })
      .annotate(Policy, enrolling)
      .annotate(AvailableIn, whateverState)
      .annotate(Rate, "secondFactor")
      .annotate(EachTime, true)
      .annotateMerge(
        describe(
          "Confirm one's authenticator app by a code",
          "All other sessions of the person end where it is the first factor.",
        ),
      ),
    HttpApiEndpoint.post("disableTotp", "/auth/totp/disable", {
      payload: FactorCode,
      success: HttpApiSchema.NoContent,
      error: [WrongCode, SecondFactorLocked, SecondFactorMissing],
    })
      .annotate(Policy, freshPerson)
      .annotate(AvailableIn, whateverState)
      .annotate(Rate, "secondFactor")
      .annotate(EachTime, true)
      .annotateMerge(
        describe(
          "Remove one's authenticator app",
          "By a code of it, or a recovery code. Without another second factor the recovery codes go with it.",
        ),
      ),
    HttpApiEndpoint.post("renewRecoveryCodes", "/auth/recovery-codes", {
      success: RecoveryCodes.pipe(HttpApiSchema.status(201)),
      error: [SecondFactorMissing, SecondFactorRequired],
    })
      .annotate(Policy, freshPerson)
      .annotate(AvailableIn, whateverState)
      .annotate(EachTime, true)
      .annotateMerge(describe("Get new recovery codes", "The ones before them no longer work.")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(
    OpenApi.annotations({ title: "Second factors", description: "Authenticator apps and recovery codes" }),
  ) {}
