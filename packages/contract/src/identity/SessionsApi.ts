import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, signedInWith } from "../EndpointPolicy.ts";
import { EachTime, Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { AvailableIn, whateverState } from "../tenants/AvailableIn.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { TenantNotFound } from "../tenants/TenantProblems.ts";
import { Text } from "../Text.ts";
import { SessionNotFound, TooManyAttempts, WrongPassword } from "./IdentityProblems.ts";
import { OwnSession, SessionGrant } from "./Session.ts";
import { SessionId } from "./SessionId.ts";

export const StepUp = Schema.Struct({ password: Text({ min: 1, max: 128 }) }).annotate({
  identifier: "StepUp",
});

export const TenantSwitch = Schema.Struct({ tenantId: TenantId }).annotate({ identifier: "TenantSwitch" });

const person = signedInWith({ interactive: true });
const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

/** Where a person is signed in. */
export class SessionsApi extends HttpApiGroup.make("sessions")
  .add(
    HttpApiEndpoint.get("list", "/auth/sessions", { success: Schema.Array(OwnSession) })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("List where one is signed in", "In all organisations; 200 at most.")),
    HttpApiEndpoint.delete("revoke", "/auth/sessions/:sessionId", {
      params: { sessionId: SessionId },
      success: HttpApiSchema.NoContent,
      error: SessionNotFound,
    })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("End one of one's sessions", "On every server process within a second.")),
    HttpApiEndpoint.delete("revokeOthers", "/auth/sessions", { success: HttpApiSchema.NoContent })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("End all of one's sessions but this one")),
    HttpApiEndpoint.post("stepUp", "/auth/step-up", {
      payload: StepUp,
      success: SessionGrant,
      error: [WrongPassword, TooManyAttempts],
    })
      .annotate(Policy, person)
      .annotate(EachTime, true)
      .annotate(AvailableIn, whateverState)
      .annotate(Rate, "stepUp")
      .annotateMerge(
        describe(
          "Show again who one is",
          "For ten minutes what is hard to undo is allowed. The session's token is another one from now on.",
        ),
      ),
    HttpApiEndpoint.post("switchTenant", "/auth/switch-tenant", {
      payload: TenantSwitch,
      success: SessionGrant,
      error: TenantNotFound,
    })
      .annotate(Policy, person)
      .annotate(EachTime, true)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(
        describe(
          "Go on in another of one's organisations",
          "A new session there, which ends when this one would have; this one has ended.",
        ),
      ),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Sessions", description: "Where a person is signed in" })) {}
